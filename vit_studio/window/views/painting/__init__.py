"""What every painted view is made of: a still picture, marks over it, a read-out."""
