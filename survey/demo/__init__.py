"""An invented quarter: nobody in it exists."""
