// Package webhook tells addresses outside that jobs have ended, as Standard
// Webhooks has it (https://www.standardwebhooks.com), and nobody who is inside:
// whoever may name an address must not be able to have this service call its
// neighbours.
package webhook

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"
)

// Hosts that may be told: turnus.example.no, or *.example.no for all under it.
// With none, nobody may.
type Hosts []string

// Check says what is wrong with an address.
func (h Hosts) Check(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return errors.New("this is no address")
	case u.Scheme != "https":
		return errors.New("the address must begin with https://")
	case u.User != nil || u.Fragment != "":
		return errors.New("the address must have no user and no fragment")
	case u.Port() != "" && u.Port() != "443":
		return errors.New("the address must have no port but 443")
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if _, err := netip.ParseAddr(host); err == nil {
		return errors.New("the address must have a name, not a number")
	}
	if !slices.ContainsFunc(h, func(allowed string) bool {
		under, all := strings.CutPrefix(allowed, "*")
		return all && strings.HasSuffix(host, under) && len(host) > len(under) || host == allowed
	}) {
		return fmt.Errorf("whoever runs the service does not allow the host %q", host)
	}
	return nil
}

// reserved are networks that are no part of the open internet and that netip
// does not call private (RFC 6890, RFC 8190).
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fec0::/10"),
}

// public tells whether a number is on the open internet.
func public(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsGlobalUnicast() && !a.IsPrivate() && !slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(a) })
}

// outside lets a connection be made where the number that the name came to is on
// the open internet. It is asked of the very number that is called, so a name
// that answers otherwise the second time is no way round it.
func outside(ok func(netip.Addr) bool) func(network, address string, _ syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if !ok(at.Addr()) {
			return fmt.Errorf("%s is not on the open internet", at.Addr())
		}
		return nil
	}
}
