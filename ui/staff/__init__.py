"""The staff: who works here, with which rights."""
