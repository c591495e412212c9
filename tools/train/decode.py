# SPDX-License-Identifier: Apache-2.0
"""Trees from arc scores (Chu-Liu-Edmonds, one root) and names from label scores (Viterbi)."""
import numpy as np

FORBIDDEN = -10000.0


def is_tree(head):
    """head[d-1] for words d = 1..n, 0 = root: exactly one root child and no cycle."""
    if sum(h == 0 for h in head) != 1:
        return False
    seen = [0] * (len(head) + 1)
    for d in range(1, len(head) + 1):
        v, path = d, []
        while v and not seen[v]:
            seen[v] = d
            path.append(v)
            v = head[v - 1]
        if v and seen[v] == d:
            return False
    return True


def cycle_of(head, n):
    """A cycle among nodes 1..n-1 under head, or None."""
    state = [0] * n
    for s in range(1, n):
        v = s
        while v and state[v] == 0:
            state[v] = s
            v = head[v]
        if v and state[v] == s:
            out, u = [v], head[v]
            while u != v:
                out.append(u)
                u = head[u]
            return out
    return None


def edmonds(score):
    """score[h][d], node 0 the root. Returns head of each node (head[0] = 0). Recursive contraction, lowest index on ties."""
    n = len(score)
    s = score.copy()
    np.fill_diagonal(s, -(1 << 60))
    s[:, 0] = -(1 << 60)
    head = [0] + [int(np.argmax(s[:, d])) for d in range(1, n)]
    cyc = cycle_of(head, n)
    if not cyc:
        return head
    inside = set(cyc)
    rest = [v for v in range(n) if v not in inside]
    where = {v: i for i, v in enumerate(rest)}
    m = len(rest)
    small = np.full((m + 1, m + 1), -(1 << 60), dtype=np.int64)
    small[:m, :m] = s[np.ix_(rest, rest)]
    cyc = sorted(cyc)
    into, out_of = {}, {}
    for v in rest:
        gain = [(int(s[v, c]) - int(s[head[c], c]), c) for c in cyc]
        best = max(gain, key=lambda g: (g[0], -g[1]))
        small[where[v], m], into[v] = best
        back = max(cyc, key=lambda c: (int(s[c, v]), -c))
        small[m, where[v]], out_of[v] = s[back, v], back
    sub = edmonds(small)
    result = list(head)
    for v in rest[1:]:
        h = sub[where[v]]
        result[v] = out_of[v] if h == m else rest[h]
    enter = rest[sub[m]]
    result[into[enter]] = enter
    return result


def tree(score):
    """score: int [n words, n + 1 heads] (column 0 the root). Heads of the best tree with one root child."""
    n = score.shape[0]
    s = score.astype(np.int64).copy()
    s[np.arange(n), np.arange(n) + 1] = -(1 << 50)
    head = s.argmax(1).tolist()
    if is_tree(head):
        return head
    full = np.zeros((n + 1, n + 1), dtype=np.int64)
    full[:, 1:] = s.T
    full[0, 1:] -= 1 << 40
    return edmonds(full)[1:]


def constraints(labels):
    """trans[1 + k][k]: row 0 the start. I-X only after B-X or I-X."""
    n = len(labels)
    t = np.zeros((n + 1, n), dtype=np.float32)
    for j, to in enumerate(labels):
        if to[0] == "I":
            for i, fro in enumerate(["^"] + labels):
                if fro[1:] != to[1:] or fro[0] not in "BI":
                    t[i, j] = FORBIDDEN
    return t


def viterbi(y, trans):
    v = y[0] + trans[0]
    back = []
    for row in y[1:]:
        cand = v[:, None] + trans[1:]
        k = cand.argmax(0)
        back.append(k)
        v = cand[k, np.arange(len(row))] + row
    out = [int(v.argmax())]
    for k in reversed(back):
        out.append(int(k[out[-1]]))
    return out[::-1]


def entities(tags):
    """Spans (kind, first, last) of IOB2 tags; None (masked) ends a span."""
    out, i = [], 0
    while i < len(tags):
        t = tags[i]
        if t and t[0] == "B":
            j = i + 1
            while j < len(tags) and tags[j] == "I" + t[1:]:
                j += 1
            out.append((t[2:], i, j - 1))
            i = j
        else:
            i += 1
    return out
