"""Nothing here may reach the network, and the watch that says so is awake."""

import socket

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_network_socket_is_caught(family, network_sockets):
    with pytest.raises(AssertionError, match="network socket"):
        socket.socket(family)
    assert network_sockets, "and the test that did it would fail, even had it caught the error"
    network_sockets.clear()


def test_a_local_socket_is_none_of_the_network(network_sockets):
    socket.socket(socket.AF_UNIX).close()
    assert not network_sockets
