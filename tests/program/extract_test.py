# SPDX-License-Identifier: Apache-2.0
"""`relata extract` on the pages of bench/extract: the same through files, WARC and compression, and as good as it was."""
import gzip, json, os, pathlib, subprocess, sys, tempfile

SOURCE = pathlib.Path(os.environ.get("RELATA_SOURCE", "."))
RELATA = os.environ["RELATA_BINARY"]
BENCH = SOURCE / "bench" / "extract"


def extract(*inputs, options=()):
    done = subprocess.run([RELATA, "extract", *options, *map(str, inputs)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[:2000]
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def as_warc(pages):
    records = []
    for page in pages:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.read_bytes()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://{page.stem}.example/\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
        records.append(gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0))
    return b"".join(records)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([sys.executable, BENCH / "make_pages.py", folder / "pages"], check=True)
        pages = sorted((folder / "pages").glob("*.html"))
        articles = []
        for page in pages:  # one by one: no page may depend on another here
            articles += extract(page)
        out = folder / "out.jsonl"
        out.write_text("".join(json.dumps(article) + "\n" for article in articles))
        report = subprocess.run([sys.executable, BENCH / "score.py", folder / "pages" / "gold.jsonl", out], capture_output=True, text=True, check=True).stdout
        print(report)
        total = report.splitlines()[-1].split()
        assert float(total[total.index("F1") + 1]) >= 0.98, "extraction has become worse"
        assert [article["lang"] for article in articles] == [page.stem[:2] for page in pages], "a language was mistaken"

        few = pages[:6]
        (folder / "few.warc.gz").write_bytes(as_warc(few))
        archived = extract(folder / "few.warc.gz")
        assert [a["text"] for a in archived] == [a["text"] for a in articles[:6]]
        assert archived[0]["url"] == f"https://{few[0].stem}.example/"
        like = extract(few[0], options=["--like", "trafilatura"])[0]
        assert like["text"] == articles[0]["text"] and "source-hostname" in like
    print("extract: all well")


if __name__ == "__main__":
    main()
