"""From answers to figures: weights, estimates, intervals, what may be shown, outcome rates."""
