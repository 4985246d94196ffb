"""ViT Studio: see a Vision Transformer from pixel to prediction, and watch it learn."""
