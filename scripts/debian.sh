# Sourced by ./run and ./test: installs what this computer lacks with Debian's own package manager, and says what for.
# Nothing else is downloaded here; Cargo brings the crates by itself.
# shellcheck shell=bash

# To compile: SQLCipher and its OpenSSL are C, OpenSSL's configuration is Perl.
BUILD_PACKAGES=(gcc libc6-dev make perl)

# To open the window. The program is linked against none of these and loads them when it starts: OpenGL (or Vulkan where
# OpenGL is missing), X11 with its keyboard and pointer, Wayland.
WINDOW_PACKAGES=(
    libegl1 libgl1 libgl1-mesa-dri
    libvulkan1 mesa-vulkan-drivers
    libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0
    libwayland-client0 libwayland-cursor0 libwayland-egl1
)

# To prove it: a display nobody sees with a window manager and a hand on the keyboard, two input methods for Chinese with
# their session bus (dbus-x11, or ibus would bring systemd along), tools that check, read and draw a PDF, a tracer of system calls, a print
# service with the queue of Debian that prints into PDF files.
TEST_PACKAGES=(
    dbus-daemon dbus-x11 fcitx5 fcitx5-rime ibus ibus-libpinyin rime-data-luna-pinyin
    openbox x11-utils x11-xserver-utils xdotool xvfb
    cups-client cups-daemon cups-filters imagemagick mupdf-tools poppler-utils printer-driver-cups-pdf qpdf strace
)

say() { printf '%s\n' "$@" >&2; }

# The packages among "$@" that are not installed.
missing_packages() {
    local package
    for package in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] || printf '%s\n' "$package"
    done
}

# ensure_packages WHAT_FOR PACKAGE... : quick when all are there.
ensure_packages() {
    local what_for=$1
    shift
    if ! command -v dpkg-query >/dev/null; then
        say "Not a Debian system: please see to it that these are installed, $what_for: $*"
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    say "Installing with apt-get, $what_for: ${missing[*]}"
    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            say "That needs root, and there is no sudo here. As root, run:"
            say "    apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
            exit 1
        fi
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# Finds Cargo where rustup puts it when the shell does not know it yet.
ensure_cargo() {
    command -v cargo >/dev/null || PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
    if ! command -v cargo >/dev/null; then
        say "Rust is missing. Install Rust 1.95 or newer (rustup is the usual way), then run this again."
        exit 1
    fi
}
