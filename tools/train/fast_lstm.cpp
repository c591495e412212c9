// SPDX-License-Identifier: Apache-2.0
// A bidirectional LSTM layer over packed sequences, forward and backward, for training on few cores.
//
// PyTorch's own CPU kernel adds each step's gradient of the recurrent weights on its own; here the steps only
// compute what truly depends on the step before, and every weight's gradient is one product at the end. tanh is the
// rational function that inference uses (docs/model-format.md section 2). Tested by test_train.py against nn.LSTM.
#include <torch/extension.h>

#include <algorithm>
#include <vector>

namespace {

inline float rational_tanh(float x) {
  x = std::min(4.97f, std::max(-4.97f, x));
  const float x2 = x * x;
  const float p = x * (135135.f + x2 * (17325.f + x2 * (378.f + x2)));
  const float d = 135135.f + x2 * (62370.f + x2 * (3150.f + x2 * 28.f));
  return std::min(1.f, std::max(-1.f, p / d));
}
inline float rational_sigmoid(float x) { return 0.5f + 0.5f * rational_tanh(0.5f * x); }

struct Steps {
  std::vector<int64_t> size, offset;
  explicit Steps(const at::Tensor& batch_sizes) {
    const auto* p = batch_sizes.data_ptr<int64_t>();
    int64_t at = 0;
    for (int64_t i = 0; i < batch_sizes.numel(); ++i) { size.push_back(p[i]); offset.push_back(at); at += p[i]; }
  }
};

// z: [n, 4H] pre-activations in, gates out. c_prev null for zeros.
void cell_forward(float* z, const float* c_prev, float* c, float* y, int64_t n, int64_t hidden, int64_t stride) {
  at::parallel_for(0, n, 16, [&](int64_t from, int64_t to) {
    for (int64_t r = from; r < to; ++r) {
      float *i = z + r * 4 * hidden, *f = i + hidden, *g = f + hidden, *o = g + hidden;
      for (int64_t k = 0; k < hidden; ++k) { i[k] = rational_sigmoid(i[k]); f[k] = rational_sigmoid(f[k]); g[k] = rational_tanh(g[k]); o[k] = rational_sigmoid(o[k]); }
      float* cr = c + r * hidden;
      float* yr = y + r * stride;
      const float* pr = c_prev ? c_prev + r * hidden : nullptr;
      if (pr) for (int64_t k = 0; k < hidden; ++k) cr[k] = f[k] * pr[k] + i[k] * g[k];
      else for (int64_t k = 0; k < hidden; ++k) cr[k] = i[k] * g[k];
      for (int64_t k = 0; k < hidden; ++k) yr[k] = o[k] * rational_tanh(cr[k]);
    }
  });
}

// gates become dz; dc: [n, H] holds the gradient from the later step and becomes that for the earlier one.
void cell_backward(float* gates, const float* c_prev, const float* c, const float* dh, float* dc, int64_t n, int64_t hidden) {
  at::parallel_for(0, n, 16, [&](int64_t from, int64_t to) {
    for (int64_t r = from; r < to; ++r) {
      float *i = gates + r * 4 * hidden, *f = i + hidden, *g = f + hidden, *o = g + hidden;
      const float *cr = c + r * hidden, *d = dh + r * hidden, *pr = c_prev ? c_prev + r * hidden : nullptr;
      float* dcr = dc + r * hidden;
      for (int64_t k = 0; k < hidden; ++k) {
        const float t = rational_tanh(cr[k]);
        const float dck = dcr[k] + d[k] * o[k] * (1 - t * t);
        const float prev = pr ? pr[k] : 0.f;
        const float ik = i[k], fk = f[k], gk = g[k], ok = o[k];
        o[k] = d[k] * t * ok * (1 - ok);
        i[k] = dck * gk * ik * (1 - ik);
        g[k] = dck * ik * (1 - gk * gk);
        f[k] = dck * prev * fk * (1 - fk);
        dcr[k] = dck * fk;
      }
    }
  });
}

}  // namespace

// x [N, in], w [2, 4H, in], u [2, 4H, H], b [2, 4H]. Returns y [N, 2H], gates [2, N, 4H], c [2, N, H].
std::vector<at::Tensor> forward(at::Tensor x, at::Tensor batch_sizes, at::Tensor w, at::Tensor u, at::Tensor b) {
  const Steps s(batch_sizes);
  const int64_t n = x.size(0), hidden = u.size(2), t = s.size.size();
  auto y = at::empty({n, 2 * hidden}, x.options());
  auto c = at::empty({2, n, hidden}, x.options());
  auto gates = at::empty({2, n, 4 * hidden}, x.options());
  for (int dir = 0; dir < 2; ++dir) {
    auto z = gates[dir];
    at::addmm_out(z, b[dir], x, w[dir].t());
    auto ut = u[dir].t().contiguous();
    auto cd = c[dir];
    for (int64_t k = 0; k < t; ++k) {
      const int64_t now = dir == 0 ? k : t - 1 - k, rows = s.size[now], off = s.offset[now];
      const float* c_prev = nullptr;
      int64_t with = 0;
      if (k > 0) {
        const int64_t before = dir == 0 ? now - 1 : now + 1;
        with = dir == 0 ? rows : s.size[before];  // sentences that have a state already
        auto h_prev = y.narrow(0, s.offset[before], with).narrow(1, dir * hidden, hidden);
        auto part = z.narrow(0, off, with);
        part.addmm_(h_prev, ut);
        c_prev = cd.data_ptr<float>() + s.offset[before] * hidden;
      }
      float* zp = z.data_ptr<float>() + off * 4 * hidden;
      float* cp = cd.data_ptr<float>() + off * hidden;
      float* yp = y.data_ptr<float>() + off * 2 * hidden + dir * hidden;
      cell_forward(zp, c_prev, cp, yp, with, hidden, 2 * hidden);
      if (with < rows) cell_forward(zp + with * 4 * hidden, nullptr, cp + with * hidden, yp + with * 2 * hidden, rows - with, hidden, 2 * hidden);
    }
  }
  return {y, gates, c};
}

// Returns dx, dw, du, db. gates is overwritten.
std::vector<at::Tensor> backward(at::Tensor dy, at::Tensor x, at::Tensor batch_sizes, at::Tensor w, at::Tensor u, at::Tensor y, at::Tensor gates, at::Tensor c) {
  const Steps s(batch_sizes);
  const int64_t n = x.size(0), hidden = u.size(2), t = s.size.size();
  auto dx = at::empty_like(x);
  auto dw = at::empty_like(w);
  auto du = at::empty_like(u);
  auto db = at::empty({2, 4 * hidden}, x.options());
  for (int dir = 0; dir < 2; ++dir) {
    auto z = gates[dir];
    auto cd = c[dir];
    auto prev = at::zeros({n, hidden}, x.options());
    auto dh_all = dy.narrow(1, dir * hidden, hidden).contiguous();
    const int64_t most = s.size[0];
    auto dc = at::zeros({most, hidden}, x.options());
    auto ud = u[dir];
    for (int64_t k = t - 1; k >= 0; --k) {
      const int64_t now = dir == 0 ? k : t - 1 - k, rows = s.size[now], off = s.offset[now];
      int64_t with = 0, before = 0;
      const float* c_prev = nullptr;
      if (k > 0) {
        before = dir == 0 ? now - 1 : now + 1;
        with = dir == 0 ? rows : s.size[before];
        prev.narrow(0, off, with).copy_(y.narrow(0, s.offset[before], with).narrow(1, dir * hidden, hidden));
        c_prev = cd.data_ptr<float>() + s.offset[before] * hidden;
      }
      float* zp = z.data_ptr<float>() + off * 4 * hidden;
      const float* cp = cd.data_ptr<float>() + off * hidden;
      const float* dp = dh_all.data_ptr<float>() + off * hidden;
      float* dcp = dc.data_ptr<float>();
      cell_backward(zp, c_prev, cp, dp, dcp, with, hidden);
      if (with < rows) cell_backward(zp + with * 4 * hidden, nullptr, cp + with * hidden, dp + with * hidden, dcp + with * hidden, rows - with, hidden);
      if (with) dh_all.narrow(0, s.offset[before], with).addmm_(z.narrow(0, off, with), ud);
      if (dir == 1 && with < rows) dc.narrow(0, with, rows - with).zero_();
    }
    at::Tensor dwd = dw[dir], dud = du[dir], dbd = db[dir];
    auto zt = z.t();
    at::mm_out(dwd, zt, x);
    at::mm_out(dud, zt, prev);
    at::sum_out(dbd, z, 0);
    if (dir == 0) at::mm_out(dx, z, w[dir]);
    else dx.addmm_(z, w[dir]);
  }
  return {dx, dw, du, db};
}

PYBIND11_MODULE(TORCH_EXTENSION_NAME, m) {
  m.def("forward", &forward, py::call_guard<py::gil_scoped_release>());
  m.def("backward", &backward, py::call_guard<py::gil_scoped_release>());
}
