"""The supervisor's board: how the fieldwork goes."""
