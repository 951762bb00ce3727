"""Reads just enough of a font file to say which characters it draws and what it calls itself."""

import struct

UNICODE_FULL = (3, 10)
FORMAT_OF_GROUPS = 12


def tables(data):
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for index in range(count):
        tag, _sum, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        found[tag.decode("ascii")] = data[offset : offset + length]
    return found


def code_points(data):
    cmap = tables(data)["cmap"]
    (count,) = struct.unpack_from(">H", cmap, 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        (form,) = struct.unpack_from(">H", cmap, offset)
        if (platform, encoding) == UNICODE_FULL and form == FORMAT_OF_GROUPS:
            return {
                point
                for group in range(struct.unpack_from(">I", cmap, offset + 12)[0])
                for point in _group(cmap, offset + 16 + 12 * group)
            }
    raise AssertionError("no full Unicode character map")


def _group(cmap, offset):
    first, last, glyph = struct.unpack_from(">III", cmap, offset)
    return (point for point in range(first, last + 1) if glyph + point - first)


def names(data):
    table = tables(data)["name"]
    _form, count, strings = struct.unpack_from(">HHH", table, 0)
    found = {}
    for index in range(count):
        _platform, _encoding, _language, identifier, length, offset = struct.unpack_from(
            ">6H", table, 6 + 12 * index
        )
        start = strings + offset
        found[identifier] = table[start : start + length].decode("utf-16-be")
    return found
