# SPDX-License-Identifier: Apache-2.0
"""python3 test_train.py: tests of the trainer that need neither data nor a model."""
import itertools
import os
import random
import unittest

import numpy as np

import decode
import features
import tokenise


def brute(score):
    """The best tree by trying all of them: total score."""
    n = score.shape[0]
    best = None
    for head in itertools.product(range(n + 1), repeat=n):
        if any(h == d + 1 for d, h in enumerate(head)) or not decode.is_tree(list(head)):
            continue
        total = sum(int(score[d, h]) for d, h in enumerate(head))
        best = total if best is None else max(best, total)
    return best


class Trees(unittest.TestCase):
    def test_against_brute_force(self):
        rng = np.random.default_rng(5)
        for _ in range(300):
            n = int(rng.integers(1, 6))
            score = rng.integers(-50, 50, (n, n + 1))
            head = decode.tree(score)
            self.assertTrue(decode.is_tree(head))
            self.assertEqual(sum(int(score[d, h]) for d, h in enumerate(head)), brute(score))

    def test_two_roots_and_cycles_are_refused(self):
        self.assertFalse(decode.is_tree([0, 0]))
        self.assertFalse(decode.is_tree([0, 3, 2]))
        self.assertTrue(decode.is_tree([2, 0, 2]))


class Names(unittest.TestCase):
    def test_inside_follows_begin_of_its_kind(self):
        labels = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
        y = np.array([[0, 1, 0, 0, 0], [0, 0, 0, 0, 5], [0, 0, 4, 0, 0]], dtype=np.float32)
        got = [labels[k] for k in decode.viterbi(y, decode.constraints(labels))]
        for a, b in zip(["^"] + got, got):
            self.assertTrue(b[0] != "I" or a[1:] == b[1:], got)


class Scripts(unittest.TestCase):
    def test_round_trip(self):
        rng = random.Random(3)
        for _ in range(2000):
            form, lemma = ("".join(rng.choice("abcÁé") for _ in range(rng.randint(1, 6))) for _ in range(2))
            self.assertEqual(features.apply_script(features.make_script(form, lemma), form), lemma)

    def test_too_short_a_form(self):
        self.assertIsNone(features.apply_script("l\t2\t\t3\tr", "abc"))


class Hashes(unittest.TestCase):
    def test_known_values(self):
        self.assertEqual(features.fnv(b""), 14695981039346656037)
        self.assertEqual(features.fnv(b"a"), 12638187200555641996)

    def test_shape_and_class(self):
        self.assertEqual(features.shape("ABCdef123"), "XXxxdd")
        self.assertEqual("".join(map(features.char_class, "aÁ3 _.“")), "LUD_P.\"")


class Tokens(unittest.TestCase):
    def test_case_of_split_words(self):
        self.assertEqual(tokenise.recase("DO", ["de", "o"]), ["DE", "O"])
        self.assertEqual(tokenise.recase("Do", ["de", "o"]), ["De", "o"])

    def test_longest_rule_wins(self):
        self.assertEqual(tokenise.fit_rule("dizer-lhe", {"-lhe": ("", ["lhe"]), "lhe": ("x", ["y"])})[0], "-lhe")

    def test_paragraphs(self):
        text = "A B.\n\nC d\ne f.\nG"
        self.assertEqual([[text[a:b] for a, b in p] for p in tokenise.paragraphs(text)], [["A", "B."], ["C", "d", "e", "f."], ["G"]])


class FastLstm(unittest.TestCase):
    def test_like_torch(self):
        import torch
        from torch.nn.utils.rnn import PackedSequence

        import fast_lstm
        if not fast_lstm.KERNEL:
            self.skipTest("no compiler")
        torch.manual_seed(0)
        lstm = torch.nn.LSTM(20, 12, bidirectional=True)
        sizes = torch.tensor([5, 4, 4, 2, 1])
        x = torch.randn(16, 20, requires_grad=True)
        x2, r = x.detach().clone().requires_grad_(), torch.randn(16, 24)
        y, _ = lstm(PackedSequence(x, sizes))
        (y.data * r).sum().backward()
        grads = [p.grad.clone() for p in lstm.parameters()]
        lstm.zero_grad()
        y2 = fast_lstm.run(lstm, x2, sizes)
        (y2 * r).sum().backward()
        self.assertLess(float((y.data - y2).abs().max()), 1e-3)
        self.assertLess(float((x.grad - x2.grad).abs().max()), 1e-3)
        for a, p in zip(grads, lstm.parameters()):
            self.assertLess(float((a - p.grad).abs().max()), 1e-3)


if __name__ == "__main__":
    unittest.main()
