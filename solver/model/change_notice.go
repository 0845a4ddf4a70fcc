package model

// change_notice: when a change is told is no decision of the rota's.
var changeNotice = given{"change_notice"}
