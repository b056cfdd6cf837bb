/** Words that give a language away, the most telling in short messages to a support desk. */
const tellingWords: Record<string, string> = {
  en: 'the and is my where hello hi thanks thank you please order when how i you not with this have was are can why what help refund',
  de: 'hallo danke bitte und ich nicht ist meine mein wo wann guten tag bestellung rechnung mit das die der wie kann sie habe hilfe warum',
  nl: 'hallo bedankt dank alstublieft graag ik niet mijn waar wanneer goedemorgen bestelling het een van met dag hoe kan jullie heb waarom beste',
  fr: 'bonjour merci où est ma mon je ne pas commande quand et le la les avec vous pour salut svp pourquoi comment une remboursement facture',
  es: 'hola gracias por favor dónde está mi pedido cuándo el la los no con para buenos días qué cómo quiero factura reembolso usted una',
  pt: 'olá obrigado obrigada por favor onde está minha meu pedido quando não com para bom dia como quero você uma encomenda fatura reembolso',
  it: 'ciao grazie prego dove il mio la mia ordine quando non con per buongiorno come vorrei sono una fattura rimborso perché salve',
  ca: 'hola gràcies si us plau on és la meva comanda quan amb per bon dia vull meu com els una',
  ro: 'bună mulțumesc vă rog unde este comanda mea când nu cu pentru ziua cum vreau salut și factura',
  sv: 'hej tack snälla var är min mitt beställning när inte och med för jag hur varför faktura det en jag vill',
  da: 'hej tak venligst hvor er min mit ordre bestilling hvornår ikke og med jeg hvordan hvorfor faktura det en vil',
  no: 'hei takk vennligst hvor er min mitt bestilling ordre når ikke og med jeg hvordan hvorfor faktura det en vil pakken',
  fi: 'hei kiitos missä on minun tilaus tilaukseni milloin ei ja moi miten miksi lasku en ole haluan terve',
  is: 'halló takk hvar er pöntunin mín hvenær ekki og með ég hvernig af hverju góðan daginn',
  et: 'tere aitäh palun kus on minu tellimus millal ei ja kuidas miks arve soovin',
  lv: 'sveiki paldies lūdzu kur ir mans pasūtījums kad nav un kā kāpēc rēķins labdien',
  lt: 'labas ačiū prašau kur yra mano užsakymas kada ne ir kaip kodėl sąskaita laba diena',
  pl: 'cześć dziękuję proszę gdzie jest moje zamówienie kiedy nie i dzień dobry jak dlaczego faktura się na witam paczka zwrot',
  cs: 'ahoj děkuji prosím kde je moje objednávka kdy není a dobrý den jak proč faktura se jsem dobrá',
  sk: 'ahoj ďakujem prosím kde je moja objednávka kedy nie a dobrý deň ako prečo faktúra sa som',
  hu: 'szia köszönöm kérem hol van a rendelésem mikor nem és üdvözlöm jó napot hogyan miért számla az',
  hr: 'bok hvala molim gdje je moja narudžba kada nije i dobar dan kako zašto račun što',
  sl: 'živjo hvala prosim kje je moje naročilo kdaj ni in dober dan kako zakaj račun kaj',
  sq: 'përshëndetje faleminderit ju lutem ku është porosia ime kur nuk dhe si pse fatura mirëdita',
  tr: 'merhaba teşekkürler lütfen nerede siparişim ne zaman değil ve nasıl neden fatura iyi günler bir için',
  az: 'salam təşəkkür zəhmət olmasa harada sifarişim nə vaxt deyil və necə niyə bir üçün',
  vi: 'xin chào cảm ơn vui lòng đâu đơn hàng của tôi khi nào không và làm sao tại hóa là',
  tl: 'kumusta salamat po nasaan ang order ko kailan hindi at paano bakit magandang umaga mga ng sa na',
  eu: 'kaixo eskerrik asko mesedez non dago nire eskaera noiz ez eta nola zergatik egun on',
  sw: 'habari asante tafadhali iko wapi agizo langu lini si na vipi kwa nini yangu ya wa',
  af: 'hallo dankie asseblief waar is my bestelling wanneer nie en hoekom hoe ek het goeie dag',
  cy: 'helo diolch os gwelwch yn dda ble mae fy archeb pryd nid a sut pam',
  ga: 'dia duit go raibh maith agat cá bhfuil mo ordú cathain agus conas cén fáth le do thoil',
  gl: 'ola grazas onde está o meu pedido cando non con para bos días como quero unha',
  ru: 'и в не на я что она он это до сих пор заказ мой моя где когда здравствуйте спасибо пожалуйста привет еще уже как почему можно нет был была мне вас',
  uk: 'і в не на я що вона він це досі замовлення моє моя де коли вітаю дякую будь ласка привіт ще вже як чому можна немає був була мені вас',
  bg: 'и в не на аз че тя той това още поръчка поръчката моята къде кога здравейте благодаря моля здравей вече как защо може няма беше ми ви се да е съм',
  sr: 'и у не на ја да она он то још поруџбина моја где када здраво хвала молим већ како зашто може нема је сам се ми вас није',
  be: 'і ў не на я што яна ён гэта дагэтуль заказ мой дзе калі дзякуй калі ласка прывітанне яшчэ ужо як чаму можна няма мне вас',
  mk: 'и во не на јас дека таа тој тоа сè уште нарачка мојата каде кога здраво благодарам ве молам веќе како зошто може нема е сум се ми',
  id: 'saya anda bisa tidak karena sudah uang kapan mohon nomor ubah kirim dikirim pengiriman dari kalau coba rusak mau gratis sandi terima kasih pesanan barang ukuran unduh bagaimana aplikasi rekening silakan butuh telepon nggak gak kantor perusahaan bahwa kembalikan yang dan untuk dengan belum ingin pelanggan layanan akun faktur tagihan hari kami',
  ms: 'saya anda boleh tidak kerana sudah wang bila sila nombor tukar hantar dihantar penghantaran daripada kalau cuba rosak mahu percuma laluan terima kasih pesanan barang saiz bagaimana aplikasi akaun nak telefon tak pejabat syarikat bahawa sahaja yang dan untuk dengan belum ingin pelanggan perkhidmatan hari kami encik puan emel invois ialah kepada',
}

const languagesOfWord = new Map<string, string[]>()
for (const [language, words] of Object.entries(tellingWords)) {
  for (const word of new Set(words.split(' '))) {
    languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), language])
  }
}

/** For each language the share of the words that speak for it; a word many languages share counts less. */
export function votesOfWords(text: string): Map<string, number> {
  const votes = new Map<string, number>()
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  for (const word of words) {
    const languages = languagesOfWord.get(word) ?? []
    for (const language of languages) {
      votes.set(language, (votes.get(language) ?? 0) + 1 / (words.length * languages.length ** 0.5))
    }
  }
  return votes
}

const indonesian = new Set(
  'bisa karena uang kapan mohon nomor ubah kirim dikirim pengiriman dari coba rusak mau gratis sandi silakan butuh bahwa sebuah namun agar mengatakan kota kantor mobil bandara polisi perusahaan pemerintah layanan cuma nggak gak banget dong sih kok udah aja kalian jadwal masyarakat sedangkan jakarta rupiah rp kemarin besok sore siang miliar senin jumat'.split(
    ' ',
  ),
)
const malay = new Set(
  'boleh kerana wang bila sila nombor tukar hantar dihantar penghantaran daripada cuba rosak mahu percuma laluan akaun nak tak bahawa ialah beliau berkata manakala iaitu kerajaan syarikat polis pejabat kereta perkhidmatan mesej sahaja awak encik puan tidaklah semalam esok petang bilion isnin jumaat ahad rm ringgit menerusi pihak negeri datuk seri tan sri malaysia kuala lumpur sekiranya bungkusan semula dapatkan kementerian menteri beliau '.split(
    ' ',
  ),
)

/** How many words only Malay has, and how many only Indonesian. */
export function votesOfNeighbours(text: string): { malay: number; indonesian: number } {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const only = (own: Set<string>, other: Set<string>) =>
    words.filter((word) => own.has(word) && !other.has(word)).length
  return { malay: only(malay, indonesian), indonesian: only(indonesian, malay) }
}
