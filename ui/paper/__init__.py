"""What is printed: PDF by reportlab. No Qt."""
