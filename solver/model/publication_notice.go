package model

// publication_notice: when a plan is made known is no decision of the rota's.
var publicationNotice = given{"publication_notice"}
