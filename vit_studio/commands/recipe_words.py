"""What each number of a model and of its training means, in the words of `vit-studio train --help`."""

from typing import Final

MODEL_WORDS: Final = {
    "image_size": "side of an image in pixels",
    "patch_size": "side of a patch in pixels; it must divide the image size",
    "in_channels": "colours of a pixel; grey images have 1",
    "num_classes": "classes to tell apart",
    "embed_dim": "length of a token; the number of heads must divide it",
    "depth": "layers of the encoder",
    "num_heads": "attention heads in each layer",
    "mlp_ratio": "hidden width of the MLP, as a multiple of the token's length",
    "pos_embed": "how tokens learn where they come from",
    "max_tokens": "rows of the table of learned_1d; 0 is as many as there are tokens",
    "dropout": "fraction of the activations that each step of the training leaves out",
}

TRAINING_WORDS: Final = {
    "epochs": "times that each training image is seen",
    "batch_size": "images in one step",
    "optimizer": "what turns gradients into steps; muon is for the matrices of the blocks, the rest is adamw's",
    "learning_rate": "highest learning rate, reached after the warm-up",
    "min_learning_rate": "what the learning rate falls to at the end",
    "weight_decay": "decay of the weight matrices",
    "warmup": "fraction of the steps during which the learning rate rises",
    "clip_norm": "longest gradient that is not cut; 0 cuts none",
    "label_smoothing": "share of the label that is spread over all classes",
    "flip": "mirror images by chance",
    "shift": "move images by chance, by up to so many pixels",
    "random_erasing": "share of the images of which a rectangle is lost in noise",
    "mixup": "alpha of the Beta distribution by which images are blended in pairs; 0 blends none",
    "drop_path": "share of the images that skip a branch of the last block, earlier ones in proportion",
    "ema": "decay of the moving average of the weights that is the model, such as 0.999; 0 keeps no average",
    "precision": "of matrix products; auto is bfloat16 on a processor made for it, where it is faster, else float32",
    "train_images": "images that teach, evenly over the classes; 0 takes all there are",
    "valid_images": "training images held out for validation, at most a fifth of them",
    "eval_train_images": "training images on which the training accuracy is measured",
    "seed": "what chance follows from: weights, order, augmentation, dropout",
}
