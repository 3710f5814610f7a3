/**
 * The words of the trade in six languages, by the English words that they stand for. Each line holds English words, a
 * colon, and the beginnings of foreign words as `normalise` writes them (accents off); the longest beginning counts.
 * A `.` behind a word means that it stands for itself only and for no longer word.
 */
const DE = `
order: bestell auftrag
order number: bestellnummer bestellnr auftragsnummer
ship: liefer versand versend verschick sendung zustell zugestell lieferung geliefert ausgeliefert
package ship: paket packchen
carrier ship: spediteur paketdienst paketbote zusteller
tracking: sendungsverfolg tracking nachverfolg
tracking number: sendungsnummer trackingnummer
missing ship: verschwund verloren abhanden vermiss
arrive: angekommen ankommen eingetroffen ankunft
receive: erhalten bekommen empfang
neighbor: nachbar
refund: ruckerstatt erstatt ruckzahl zuruckerstatt ruckvergut
money: geld
return: rucksend zurucksend zuruckschick retour ruckgabe zuruckgeb rucksendung
exchange: umtausch austausch tausch eintausch
replacement: ersatz
damage: beschadig kaputt defekt zerbroch gebroch zerstort
wrong: falsch verkehrt
cancel: storn annull abbestell kundig gekundigt
subscription: abo abonn
pause: pausier pause aussetz unterbrech
skip: uberspring auslass ausgelassen
delay: verschieb verspat verzoger
restart resume: reaktivier wiederaufnehm fortsetz neustart
next: nachst
discount: rabatt nachlass ermassig
coupon code: gutschein rabattcode gutscheincode
price: preis
expensive price: teuer
pay: bezahl zahl
payment method: zahlungsart zahlungsmethode zahlungsmittel
charge: abgebucht belast abbuch berechnet
twice: doppelt zweimal
invoice: rechnung
credit card: kreditkarte karte
account: konto kundenkonto
password: passwort kennwort
username: benutzername
login: anmeld einlogg login
address: adress anschrift lieferadresse umgezog umzug
change: ander geandert wechsel
item product: artikel produkt ware
size: grosse
color: farbe
small: klein
large: gross.
stain: fleck
stock: vorratig lager ausverkauft verfugbar
quantity: menge anzahl stuckzahl
delete: losch geloscht
data: daten datenschutz
warranty: garantie gewahrleist
email: mail
website: webseite website
slow: langsam
cart: warenkorb
search: suche.
gift: geschenk
late: spat verspatet
wait: wart gewartet
expedite express: express schneller eilig
free: kostenlos gratis
fee: gebuhr
shipping cost: versandkosten
complaint: beschwerde beschwer
empty: leer
allergic: allerg
ingredients: inhaltsstoff
stolen missing: gestohlen geklaut`;

const FR = `
order: command
ship deliver: livr livraison expedi envoi envoye
package ship: colis paquet
carrier ship: transporteur livreur
tracking: suivi
missing: perdu disparu manqu egare
arrive: arriv
receive: recu. recue. recevoir recois
neighbor: voisin
refund: rembours
money: argent
return: retour renvoy renvoi
exchange: echang
replacement: remplac
damage: endommag casse. cassee. abime defectu brise
wrong: mauvais. mauvaise. erron incorrect
cancel: annul resili
subscription: abonn
pause: pause suspend
skip: saut sauter
delay: retard report decal
restart resume: reactiv reprendre reprise relanc
next: prochain
discount: remise. reduction rabais
coupon code: coupon bon. promo
price: prix tarif
expensive price: cher. chere.
pay: paiement payer paye. payee.
charge: debit preleve prelev facture.
twice: deux. double
invoice: facture
credit card: carte
account: compte
password: motdepasse passe.
username: identifiant
login: connect connexion
address: adresse demenag
change: chang modif
item product: article produit
size: taille
color: couleur
small: petit
large: grand
stain: tache
stock: stock rupture disponible
quantity: quantite
delete: supprim effac
data: donnees
warranty: garantie
slow: lent.
cart: panier
gift: cadeau
wait: attend attente
expedite express: express rapide
free: gratuit
fee shipping cost: frais
complaint: reclam plainte
stolen missing: vole. volee. vol.`;

const ES = `
order: pedido orden. encargo
ship deliver: envio enviar enviado entreg
package ship: paquete
carrier ship: transportista mensajer repartidor
tracking: seguimiento rastre
missing: perdid extravia falta desaparec
arrive: lleg
receive: recib
neighbor: vecin
refund: reembols
money: dinero
return: devol devuel
exchange: cambio. cambiar canje intercambi
replacement: reemplaz repuesto sustitu
damage: danad rot. rota. roto. averia defectu estrope
wrong: equivoc incorrect erron
cancel: cancel anul baja.
subscription: suscri
pause: paus suspend
skip: omit saltar salta.
delay: retras aplaz demor pospon
restart resume: reactiv reanud reinici
next: proxim siguiente
discount: descuento rebaja
coupon code: cupon codigo vale.
price: precio
expensive price: caro. cara.
pay: pago. pagar pague
charge: cobr cargo.
twice: dos doble
invoice: factura
credit card: tarjeta
account: cuenta
password: contrasena
username: usuario
login: iniciar sesion acceder
address: direccion mudanza mude
change: cambi modific
item product: articulo producto
size: talla tamano
color: color
small: pequen
large: grande
stain: mancha
stock: existencia agotad disponib
quantity: cantidad
delete: elimin borr
data: datos
warranty: garantia
slow: lento. lenta.
cart: carrito
gift: regalo
wait: esper
expedite express: urgente rapid expres
free: gratis gratuit
fee shipping cost: gastos
complaint: queja reclam
stolen missing: robad robo.`;

const PT = `
order: pedido encomenda
ship deliver: envio enviar enviado entreg remessa
package ship: pacote
carrier ship: transportadora correios
tracking: rastre rastreio seguimento
missing: perdid extravi falta sumiu desaparec
arrive: cheg
receive: receb
neighbor: vizinh
refund: reembols estorn
money: dinheiro
return: devol devolv
exchange: troca trocar
replacement: substitu reposic
damage: danific quebrad estragad defeitu partid avariad
wrong: errad incorret engano
cancel: cancel anul
subscription: assinatura subscri
pause: paus suspend
skip: pular saltar
delay: atras adi
restart resume: reativ retom reinici
next: proxim
discount: descont
coupon code: cupom cupao codigo
price: preco
expensive price: caro. cara.
pay: pagamento pagar paguei
charge: cobra cobranc debit
twice: duas dobro
invoice: fatura
credit card: cartao
account: conta.
password: senha palavrapasse
username: utilizador usuario
login: acess entrar
address: endereco morada mudei
change: mudar alterar altera
item product: artigo produto
size: tamanho
color: cor. cores.
small: pequen
large: grande
stain: mancha nodoa
stock: estoque esgotad disponiv
quantity: quantidade
delete: exclu apag elimin
data: dados
warranty: garantia
slow: lento. lenta.
cart: carrinho
gift: presente
wait: esper
expedite express: urgente rapid expres
free: gratis gratuit
fee shipping cost: frete portes
complaint: reclam queixa
stolen missing: roubad`;

const NL = `
order: bestel
order number: bestelnummer ordernummer
ship deliver: bezorg verzend verzonden lever geleverd zending
package ship: pakket pakje
carrier ship: koerier vervoerder postbode
tracking: volgen tracktrace
missing: kwijt vermist verloren weg.
arrive: aangekomen aankomst
receive: ontvang gekregen
neighbor: buren buur
refund: terugbetal terugbetaling restitu geldterug
money: geld
return: retour terugstur teruggestuur
exchange: ruil omruil omwissel
replacement: vervang
damage: beschadig kapot gebroken defect stuk.
wrong: verkeerd fout
cancel: annul opzeg geannul opgezegd stopzet
subscription: abonnement
pause: pauz onderbrek
skip: overslaan overgeslagen
delay: uitstel vertrag vertraag
restart resume: hervat heractiv
next: volgende
discount: korting
coupon code: kortingscode cadeaubon
price: prijs
expensive price: duur.
pay: betaal betal
charge: afgeschreven rekening
twice: dubbel tweemaal
invoice: factuur
credit card: creditcard
account: account
password: wachtwoord
username: gebruikersnaam
login: inlog ingelog
address: adres bezorgadres verhuis verhuiz
change: wijzig verander
item product: artikel product
size: maat.
color: kleur
small: klein
large: groot
stain: vlek
stock: voorraad uitverkocht
quantity: aantal hoeveelheid
delete: verwijder
data: gegevens
warranty: garantie
slow: traag langzaam
cart: winkelwagen winkelmand
gift: cadeau
wait: wacht
expedite express: spoed sneller
free: gratis
fee shipping cost: verzendkosten bezorgkosten
complaint: klacht
stolen missing: gestolen`;

const JA = `
order: 注文 オーダー
order number: 注文番号
ship deliver: 配送 発送 配達 届け お届け 送料 出荷
package ship: 荷物 小包 商品
tracking: 追跡 追跡番号
missing arrive: 届か 届いてい 未着 届きません 届いていません
missing: 紛失 見つかりません なくな
refund: 返金 払い戻し
return: 返品 返送
exchange: 交換
replacement: 代替 再送 代わり
damage: 破損 壊れ 不良 割れ 故障
wrong: 間違 違う 誤
cancel: キャンセル 取り消 解約 退会
subscription: 定期 定期購入 サブスク 定期便
pause: 休止 一時停止
skip: スキップ
delay: 延期 遅延 遅れ 遅い
restart resume: 再開
next: 次回
discount: 割引 値引
coupon code: クーポン コード
price: 価格 値段 料金
expensive price: 高い
pay: 支払 決済
charge: 請求 引き落
twice: 二重 2回
invoice: 請求書 領収書
credit card: クレジットカード カード
account: アカウント
password: パスワード
login: ログイン
address: 住所 配送先 引っ越
change: 変更
size: サイズ
color: 色
stain: 汚れ 染み
stock: 在庫 売り切れ
quantity: 数量 個数
delete: 削除
warranty: 保証
slow: 遅い
cart: カート
gift: ギフト プレゼント
expedite express: 速達 急ぎ
free: 無料
neighbor: 隣人 近所
stolen missing: 盗`;

/** The lexicon's lines, a language each. */
export const LEXICON: Readonly<Record<'de' | 'fr' | 'es' | 'pt' | 'nl' | 'ja', string>> = {
  de: DE,
  fr: FR,
  es: ES,
  pt: PT,
  nl: NL,
  ja: JA,
};
