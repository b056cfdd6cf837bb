/**
 * Words that give a language away, the most telling in short messages to a support desk. A word that a neighbour
 * writes as well stands in the lists of both, or it would speak against the neighbour; "-x" is an ending.
 */
const tellingWords: Record<string, string> = {
  en: 'the and is my where hello hi thanks thank you please order when how i you not with this have was are can why what help refund forgot by',
  de: 'hallo danke bitte und ich nicht ist meine mein wo wann guten tag bestellung rechnung mit das die der wie kann sie habe hilfe warum dank vielen besten herzlichen tausend lieben ja moin wer was',
  nl: 'hallo bedankt dank alstublieft graag ik niet mijn waar wanneer goedemorgen bestelling het een van met dag hoe kan jullie heb waarom beste hartelijk wel is en ja ontvang wij zijn hebben bent jij mij naar bij deze geen wordt word deur oor terug wat die wil hoeveel betaal werk stuur -lijk -lijke -schap -atie neem lang ook maar wie aan u rekening verkeerde maak plek niks wou moes teen',
  fr: 'bonjour merci où est ma mon je ne pas commande quand et le la les avec vous pour salut svp pourquoi comment une remboursement facture en',
  es: 'hola gracias por favor dónde está mi pedido cuándo el la los no con para buenos días qué cómo quiero factura reembolso usted una en ola pasada o os como',
  pt: 'olá obrigado obrigada por favor onde está minha meu pedido quando não com para bom dia como quero você uma encomenda fatura reembolso o os ola muito obrigados boas',
  it: 'ciao grazie prego dove il mio la mia ordine quando non con per buongiorno come vorrei sono una fattura rimborso perché salve o',
  ca: 'hola gràcies si us plau on és la meva comanda quan amb per bon dia vull meu com els una o',
  ro: 'bună mulțumesc vă rog unde este comanda mea când nu cu pentru ziua cum vreau salut și factura',
  sv: 'hej tack snälla var är min mitt beställning när inte och med för jag hur varför faktura det en jag vill tusen ja dag god mycket kan',
  da: 'hej tak venligst hvor er min mit ordre bestilling hvornår ikke og med jeg hvordan hvorfor faktura det en vil mange tusind ja dag god kan',
  no: 'hei takk vennligst hvor er min mitt bestilling ordre når ikke og med jeg hvordan hvorfor faktura det en vil pakken tusen mange ja dag god hjelpen kan',
  fi: 'hei kiitos missä on minun tilaus tilaukseni milloin ei ja moi miten miksi lasku en ole haluan terve',
  is: 'halló hvar er pöntunin mín hvenær ekki og með ég hvernig af hverju góðan daginn fyrir þakka',
  et: 'tere aitäh palun kus on minu tellimus millal ei ja kuidas miks arve soovin',
  lv: 'sveiki paldies lūdzu kur ir mans pasūtījums kad nav un kā kāpēc rēķins labdien',
  lt: 'labas ačiū prašau kur yra mano užsakymas kada ne ir kaip kodėl sąskaita laba diena',
  pl: 'cześć dziękuję proszę gdzie jest moje zamówienie kiedy nie i dzień dobry jak dlaczego faktura się na witam paczka zwrot',
  cs: 'ahoj děkuji prosím kde je moje objednávka kdy není a dobrý den jak proč faktura se jsem dobrá u',
  sk: 'ahoj ďakujem prosím kde je moja objednávka kedy nie a dobrý deň ako prečo faktúra sa som u',
  hu: 'szia köszönöm kérem hol van a rendelésem mikor nem és üdvözlöm jó napot hogyan miért számla az',
  hr: 'bok hvala molim gdje je moja narudžba kada nije i dobar dan kako zašto račun što narudžbu narudžbe narudžbi tko prije poslije ovdje uvijek tjedan tjedna tjedana također uopće jučer htio htjela želio željela vrijeme zamjena zamjenu nisam da sam u',
  sl: 'živjo hvala prosim kje je moje naročilo kdaj ni in dober dan kako zakaj račun kaj dve nedelja nedelje nedeljo sam da',
  sq: 'përshëndetje faleminderit ju lutem ku është porosia ime kur nuk dhe si pse fatura mirëdita',
  tr: 'merhaba teşekkürler lütfen nerede siparişim ne zaman değil ve nasıl neden fatura iyi günler bir için',
  az: 'salam təşəkkür zəhmət olmasa harada sifarişim nə vaxt deyil və necə niyə bir üçün',
  vi: 'xin chào cảm ơn vui lòng đâu đơn hàng của tôi khi nào không và làm sao tại hóa là',
  tl: 'kumusta salamat po nasaan ang order ko kailan hindi at paano bakit magandang umaga mga ng sa na',
  eu: 'kaixo eskerrik asko mesedez non dago nire eskaera noiz ez eta nola zergatik egun on',
  sw: 'habari asante tafadhali iko wapi agizo langu lini si na vipi kwa nini yangu ya wa',
  af: 'hallo dankie asseblief waar is my bestelling wanneer nie en hoekom hoe ek het goeie dag baie hê sê vir julle jy goeiemôre môre naand pakkie gekoop gekry ontvang hulle hierdie daardie niks vandag gister dae aflewering sy hy se wees nuwe soos saam slegs tyd teen sou wou moes maak sien dink bly mense lewe hul veral wêreld skool plek jare gesê gedoen gegaan gewees n word deur oor by self kry graag terug kan wat die van met wil hoeveel asb skoene klere stuur gestuur betaal werk -lik -like -asie -skap ook maar wie aan lank neem u stukkend kanselleer verkeerde afgelewer sal rekening',
  cy: 'helo diolch os gwelwch yn dda ble mae fy archeb pryd nid a sut pam',
  ga: 'dia duit go raibh maith agat cá bhfuil mo ordú cathain agus conas cén fáth le do thoil',
  gl: 'ola grazas onde está o meu pedido cando non con para bos días como quero unha unhas miña miñas teño moi moito moita moitos moitas dende xa hoxe onte mañá contrasinal aínda tamén despois sen ningunha algunha graciñas saúdos boas os axuda axudar axudarme merquei recibín pedín esquecín puiden facer nin dúas dous pasada',
  ru: 'и в не на я что она он это сих пор заказ мой моя где когда здравствуйте спасибо пожалуйста привет еще уже как почему можно нет был была мне вас во со с у от к для кто никто сколько меня мной тебя его её они мы если только чтобы очень сейчас сегодня тоже также здесь будет есть нужно хочу могу но сам день утро вечер добрый доброе заказу заказа заказе деньги ли да',
  uk: 'і в не на я що вона він це досі замовлення моє моя де коли вітаю дякую будь ласка привіт ще вже як чому можна немає був була мені вас у для або але ви можу хочу цей вони мене тебе чи якщо щоб дуже треба нема може добрий ранок день купив сам та від',
  bg: 'и в не на аз че тя той това още поръчка поръчката моята къде кога здравейте благодаря моля здравей вече как защо може няма беше ми ви се да е съм с от са ще го ги си ме ли но когато какво този тази тези който която което които мога искам нужно добро утро ден вечер минатата ама ние -ката -ването трябва обаче преди според чрез има бил била било кое получих поръчах платих',
  sr: 'и у не на ја да она он то још поруџбина моја где када здраво хвала молим већ како зашто може нема је сам се ми вас није hvala molim je moja kada nije i dobar dan kako zašto račun nisam da sam gde šta porudžbina porudžbinu porudžbine porudžbini uvek ovde posle nedelja nedelje nedelju dve takođe uopšte juče hteo htela želeo želela vreme zamena zamenu zamenim promenim poručio poručila poručili sledeće umesto од си ме ли али што шта су сте добро јутро дан могу га они има била било које коју који као их u',
  be: 'і ў не на я што яна ён гэта дагэтуль заказ мой дзе калі дзякуй калі ласка прывітанне яшчэ ужо як чаму можна няма мне вас у для або але гэты дзень хачу пра вельмі таксама',
  mk: 'и во не на јас дека таа тој тоа сè уште нарачка мојата каде кога здраво благодарам ве молам веќе како зошто може нема е сум се ми со од го ги си ме ли но што кој која кои оваа овие можам сакам добро утро ден вечер минатата недела купив добив нарачав нарачката беше ние ама да -ката -ањето има бил била било кое -ниот -киот -виот -риот -њето -ството',
  hi: 'है हैं नहीं नही मुझे मेरा मेरी मेरे मैं मैंने आप आपका आपकी आपके आपको मुझसे हम हमें हमारा का की के को से में ने पर और था थी थे हूँ हूं हो रहा रही रहे गया गई गए गयी क्या कब कहाँ कहां कैसे क्यों चाहिए करें करना करने कर किया भी तो लेकिन तक अभी वापस आया आयी आई मिला मिली मिलेगा मिलेंगे दिया दीजिए कीजिए दो लिए यह ये वह इस उस इसे कोई कुछ जाएगा जाएगी होगा होगी सकता सकती सकते बहुत बाद एक पैसे बताएं साथ अब ही या नेहरू',
  mr: 'मी मला माझा माझी माझे माझं माझ्या आम्ही आम्हाला आमचे तुम्ही तुम्हाला तुमचा तुमची तुमचे तुमच्या आपण ते ती तो त्या त्यांनी हा ही हे या आहे आहेत आहात आहोत नाही नाहीत नव्हते नव्हता होते होता होती आणि पण किंवा काय कसे कसा कशी कधी कुठे केव्हा किती का की झाले झाला झाली झालं केले केला केली केलं करा करून करू करत करायचे द्या सांगा हवे हवी हवं पाहिजे पाहिजेत परत अजून आले आला आली आलं गेले गेला गेली येत येईल होईल जाईल होत शकतो शकते शकता शकत म्हणून खूप काही हो एक पैसे मागे नको मदत -च्या -ांना -मध्ये -साठी -ायचे -ायचा -ायची -ायचं -ायला व तर असे असा अशी म्हणजे यांनी यांना -ाचा -ाची -ाचे -ांचा -ांची -ांचे -ांनी -ातील -ण्यात -ण्यास -णार -णारे -ल्या नेहरू',
  ne: 'म मलाई मैले मेरो मेरी मेरा हामी हामीले हाम्रो तपाईं तपाईँ तपाइँ तपाई तपाईंको तपाईंले तपाईंलाई हजुर यो त्यो यी को के कहाँ कहिले किन कसरी कति छ छन् छन छैन छैनन् छु छौं हो होइन हुन् हुन्छ हुन थियो थिए थिएँ थिएन थिइन भयो भए भएको भएन गर्न गर्नु गर्ने गर्नुहोस् गरे गरें गरेको गर्छ गर्छु आयो आएन पायो पाएँ पाइन पाएन सक्छु सकिन र तर अनि पनि लागि अझै अब गत भन्ने दिनुहोस् दिनुस् एक ती -एको -ेको -नुहोस् -नुहुन्छ -हरू -हरु -न्छ -र्छ -क्छ -्छु -्छौं -्छन् -बाट नेहरू',
  id: 'saya anda bisa tidak karena sudah uang kapan mohon nomor ubah kirim dikirim pengiriman dari kalau coba rusak mau gratis sandi terima kasih pesanan barang ukuran unduh bagaimana aplikasi rekening silakan butuh telepon nggak gak kantor perusahaan bahwa kembalikan yang dan untuk dengan belum ingin pelanggan layanan akun faktur tagihan hari kami',
  ms: 'saya anda boleh tidak kerana sudah wang bila sila nombor tukar hantar dihantar penghantaran daripada kalau cuba rosak mahu percuma laluan terima kasih pesanan barang saiz bagaimana aplikasi akaun nak telefon pejabat syarikat bahawa sahaja yang dan untuk dengan belum ingin pelanggan perkhidmatan hari kami encik puan emel invois ialah kepada',
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
    const languages = languagesOfWord.get(word) ?? languagesOfEnding(word)
    for (const language of languages) {
      votes.set(language, (votes.get(language) ?? 0) + 1 / (words.length * languages.length ** 0.5))
    }
  }
  return votes
}

const LONGEST_ENDING = 7

function languagesOfEnding(word: string): string[] {
  for (let length = Math.min(LONGEST_ENDING, word.length - 1); length > 1; length--) {
    const languages = languagesOfWord.get(`-${word.slice(-length)}`)
    if (languages) return languages
  }
  return []
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
