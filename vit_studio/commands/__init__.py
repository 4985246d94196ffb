"""The commands of `vit-studio` besides the window."""
