package api

// grid is a rota of ward-small as people keep it.
const grid = `Navn;Stilling;Uke 1;;;;;;;Uke 2;;;;;;;Uke 3;;;;;;;Sum
;;M;T;O;T;F;L;S;M;T;O;T;F;L;S;M;T;O;T;F;L;S;
Anne;100 %;D;D;;D;D;D;D;;D;D;D;D;;;D;D;D;D;;;;112,5
Berit;60;D;D;;;M;;;;M;M;;;D;D;;D;D;;;;;63
Camilla;80,0 %;;;D;E;M;;;E;E;;M;M;;;;M;D;;D;D;D;82,5
David;60;;;M;M;;;;D;;D;M;;;;E;;;;E;E;E;67,5
Eva;50;;;;;E;E;E;;;E;E;;;;;E;E;;;;;52,5
Farid;50;E;E;E;;;;;;;;;E;E;E;;;;E;;;;52,5
`
