# SPDX-License-Identifier: Apache-2.0
"""The C++ LSTM layer as an autograd function; None where no compiler is at hand (net.py then uses nn.LSTM)."""
import os

import torch


def build():
    try:
        from torch.utils.cpp_extension import load
        here = os.path.dirname(os.path.abspath(__file__))
        return load("relata_fast_lstm", [os.path.join(here, "fast_lstm.cpp")], extra_cflags=["-O3", "-march=native", "-ffast-math", "-fopenmp"])
    except Exception as e:  # no compiler, no ninja: slower but the same
        print("fast LSTM not built, nn.LSTM serves:", e)
        return None


KERNEL = None if os.environ.get("RELATA_PLAIN_LSTM") else build()


class Layer(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, sizes, w, u, b):
        x = x.contiguous()
        y, gates, c = KERNEL.forward(x, sizes, w, u, b)
        ctx.save_for_backward(x, sizes, w, u, y, gates, c)
        return y

    @staticmethod
    def backward(ctx, dy):
        x, sizes, w, u, y, gates, c = ctx.saved_tensors
        dx, dw, du, db = KERNEL.backward(dy.contiguous(), x, sizes, w, u, y, gates, c)
        return dx, None, dw, du, db


def run(lstm, x, sizes):
    """lstm: a bidirectional one-layer nn.LSTM whose weights are used. x packed [N, in]."""
    w = torch.stack([lstm.weight_ih_l0, lstm.weight_ih_l0_reverse])
    u = torch.stack([lstm.weight_hh_l0, lstm.weight_hh_l0_reverse])
    b = torch.stack([lstm.bias_ih_l0 + lstm.bias_hh_l0, lstm.bias_ih_l0_reverse + lstm.bias_hh_l0_reverse])
    return Layer.apply(x, sizes, w, u, b)
