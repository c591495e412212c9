# SPDX-License-Identifier: Apache-2.0
"""Trains languages/identifier.bin, the table of src/text/language.cc.

A linear classifier over hashed character n-grams (1 to 5, inside words padded with spaces) and whole words: weights are learnt by softmax
regression on fragments of sentences, then rounded to 8 bits. Sources: the train splits in $RELATA_DEV/data for Portuguese, English and
Spanish; for all languages the translations in Debian's gnome-user-docs (apt-get download gnome-user-docs; dpkg-deb -x) and message
catalogues. Only the weights go into the project, none of the text.

  python3 tools/train/language_identifier.py --debian FOLDER --out languages/identifier.bin
"""
import argparse, gettext, glob, json, lzma, os, random, re, struct

import numpy
import torch

LANGUAGES = "pt-BR pt-PT en es fr it gl ca de nl ro da sv pl cs hu fi tr id eu oc ast".split()
FOLDERS = {"pt-BR": "pt_BR", "pt-PT": "pt", "en": "C"}
BITS = 15


def fnv1a(data):
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


CACHE = {}


def word_features(word):
    found = CACHE.get(word)
    if found is None:
        padded = " " + word + " "
        grams = [padded[i:i + n] for n in range(1, 6) for i in range(len(padded) - n + 1)]
        grams = [g for g in grams if g != " "] + ["#" + word]
        found = numpy.array([(lambda h: (h ^ h >> 15) & (1 << BITS) - 1)(fnv1a(g.encode())) for g in grams], dtype=numpy.int32)
        CACHE[word] = found
    return found


WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


def features(text):
    words = WORD.findall(text.lower())
    return numpy.concatenate([word_features(w) for w in words]) if words else numpy.zeros(0, dtype=numpy.int32)


def conllu(path):
    with lzma.open(path, "rt") as lines:
        for line in lines:
            if line.startswith("# sent_id"):
                sentence_id = line.split("=", 1)[1].strip()
            if line.startswith("# text ="):
                text = line.split("=", 1)[1].strip()
            if line == "\n":
                yield sentence_id, text


def raw(path):
    with lzma.open(path, "rt") as lines:
        yield from (line.strip() for line in lines if line.strip())


def debian(folder, language):
    name = FOLDERS.get(language, language)
    for path in sorted(glob.glob(f"{folder}/usr/share/help/{name}/**/*.page", recursive=True)):
        text = re.sub(r"<(code|cmd|file|sys|input|output|app|gui|media)[^>]*>[^<]*</\1>", " ", open(path).read())
        for part in re.findall(r"<(?:p|title|desc)[^>]*>(.*?)</(?:p|title|desc)>", text, re.S):
            part = re.sub(r"\s+", " ", re.sub(r"&\w+;", " ", re.sub(r"<[^>]*>", " ", part))).strip()
            if len(part) > 20:
                yield part
    for path in sorted(glob.glob(f"{folder}/usr/share/locale/{name}/LC_MESSAGES/*.mo")):
        catalogue = gettext.GNUTranslations(open(path, "rb"))
        for key, value in catalogue._catalog.items():
            if key and isinstance(value, str) and len(value) > 30 and value != key:
                yield re.sub(r"%\S+|[-/]\S+|\s+", " ", value)


def corpus(folder):
    data = os.environ["RELATA_DEV"] + "/data"
    texts = {language: list(debian(folder, language)) for language in LANGUAGES}
    for sentence_id, text in conllu(f"{data}/treebanks/pt/pt_bosque-ud-train.conllu.xz"):
        texts["pt-PT" if sentence_id.startswith("CP") else "pt-BR"].append(text)
    for name in ("gsd-ud-train", "porttinari-portparser-train"):
        texts["pt-BR"] += [text for _, text in conllu(f"{data}/treebanks/pt/pt_{name}.conllu.xz")]
    for name in ("ewt-ud-train", "gum-ud-train"):
        texts["en"] += [text for _, text in conllu(f"{data}/treebanks/en/en_{name}.conllu.xz")]
    texts["en"] += raw(f"{data}/raw/en_wikinews.txt.xz")
    texts["es"] += [text for _, text in conllu(f"{data}/treebanks/es/es_gsd-ud-test.conllu.xz")]
    texts["es"] += raw(f"{data}/raw/es_fakenewscorpus.txt.xz")
    return texts


def fragments(texts, count, rng):
    """`count` pieces a language, whole sentences and short runs of words."""
    for number, language in enumerate(LANGUAGES):
        for _ in range(count):
            words = rng.choice(texts[language]).split()
            if rng.random() < 0.6 and len(words) > 4:
                size = rng.randint(3, min(len(words), 25))
                begin = rng.randint(0, len(words) - size)
                words = words[begin:begin + size]
            found = features(" ".join(words))
            if len(found) > 8:
                yield number, found[:1500]


def train(texts, epochs, seed):
    rng = random.Random(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    bag = torch.nn.EmbeddingBag(1 << BITS, len(LANGUAGES), mode="mean", sparse=False)
    torch.nn.init.zeros_(bag.weight)
    adam = torch.optim.Adam(bag.parameters(), lr=0.5)
    for epoch in range(epochs):
        for group in adam.param_groups:
            group["lr"] = 0.5 * (1 - epoch / epochs)
        items = list(fragments(texts, 3000, rng))
        rng.shuffle(items)
        total = 0
        for start in range(0, len(items), 512):
            batch = items[start:start + 512]
            offsets = torch.tensor(numpy.cumsum([0] + [len(f) for _, f in batch[:-1]]))
            scores = bag(torch.tensor(numpy.concatenate([f for _, f in batch])).long(), offsets)
            loss = torch.nn.functional.cross_entropy(scores, torch.tensor([n for n, _ in batch]), label_smoothing=0.005)
            loss = loss + 3e-8 * (bag.weight ** 2).sum() / len(LANGUAGES)
            adam.zero_grad()
            loss.backward()
            adam.step()
            total += float(loss.detach()) * len(batch)
        print(f"epoch {epoch}: {total / len(items):.4f}", flush=True)
    return bag.weight.detach().numpy()


def measure(table, scale):
    data = os.environ["RELATA_DEV"] + "/data/treebanks"
    for language, name in (("pt", "pt/pt_bosque-ud-dev"), ("pt", "pt/pt_porttinari-ud-dev"), ("en", "en/en_gum-ud-dev"), ("en", "en/en_ewt-ud-dev"),
                           ("es", "es/es_ancora-ud-dev-2021"), ("es", "es/es_gsd-ud-dev")):
        right = total = short = 0
        for sentence_id, text in conllu(f"{data}/{name}.conllu.xz"):
            found = features(text)
            if len(found) == 0:
                continue
            best = LANGUAGES[int(table[found].sum(0).argmax())]
            right += best[:2] == language
            total += 1
        print(f"{name}: {100 * right / total:.2f} % of {total}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--debian", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=12)
    arguments = parser.parse_args()
    texts = corpus(arguments.debian)
    print({language: len(lines) for language, lines in texts.items()})
    weights = train(texts, arguments.epochs, 1)
    weights = weights - weights.mean(1, keepdims=True)
    scale = numpy.percentile(numpy.abs(weights), 99.9) / 127
    table = numpy.clip(numpy.rint(weights / scale), -127, 127).astype(numpy.int8)
    measure(table.astype(numpy.int32), scale)
    names = ",".join(LANGUAGES).encode()
    with open(arguments.out, "wb") as out:
        out.write(struct.pack("<8sIIIf", b"RELLANG1", BITS, len(LANGUAGES), len(names), scale) + names + table.tobytes())


if __name__ == "__main__":
    main()
