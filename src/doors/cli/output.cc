// SPDX-License-Identifier: Apache-2.0
#include "output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace relata::cli {

Output::Output() : terminal_(isatty(STDOUT_FILENO) == 1) {
  std::signal(SIGPIPE, SIG_IGN);
}

bool Output::write(std::string_view text) {
  while (!failed_ && !text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      failed_ = true;
      closed_ = errno == EPIPE;
      if (!closed_) std::fprintf(stderr, "relata: cannot write to standard output: %s; what stands there is incomplete\n", std::strerror(errno));
    }
  }
  return !failed_;
}

bool Output::finish() {
  return !failed_ || closed_;
}

TableStyle Output::style() const {
  TableStyle style;
  winsize size{};
  if (terminal_ && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = size.ws_col;
  const char* none = std::getenv("NO_COLOR");
  style.colour = terminal_ && (none == nullptr || *none == '\0');
  return style;
}

bool shows_progress() {
  return isatty(STDERR_FILENO) == 1;
}

}  // namespace relata::cli
