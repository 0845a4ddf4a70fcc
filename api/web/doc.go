// Package web is the page that leaders and union representatives use: it shows
// what the service answers. It is a client of the service like any other, in
// the same process, so whatever holds there (keys, roles, the log, what is
// refused) holds here.
//
// Every view is HTML from the server and can be read without scripts. The few
// modules under assets make it quicker to use: they ask the server for parts of
// the page and hold no rules of their own. Nothing is fetched from elsewhere.
package web
