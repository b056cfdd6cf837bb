type Cue = { asks: RegExp; answers: RegExp }

/** What kind of fact a question wants, and how a sentence that holds one looks. */
const cues: Cue[] = [
  {
    asks: /\b(?:how (?:long|many (?:days|weeks|months|years)|soon|fast)|when|until|deadline|latest|wie lange|wann|bis wann|wie viele tage|combien de (?:temps|jours)|quand|d[eé]lai|cu[aá]nto (?:tiempo|tarda)|cu[aá]ndo|cu[aá]ntos d[ií]as|hoe lang|wanneer|quanto tempo|quando)\b/iu,
    answers:
      /\d[\d.,–-]*\s*(?:\p{L}+\s)?(?:minute|hour|day|week|month|year|minut|stunde|tag|werktag|woche|monat|jahr|heure|jour|semaine|mois|an(?:s|née)|hora|d[ií]a|semana|mes|año|uur|da[gy]|ore|giorn)|\d{1,2}[:.]\d{2}|\d{1,2}\.? (?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])/iu,
  },
  {
    asks: /\b(?:how much|costs?|prices?|charges?|fees?|pays?|free|kosten|kostet|preis|gebühr|bezahl\p{L}*|combien (?:coûte|coute)|prix|frais|tarif|cu[aá]nto cuesta|cuesta|precio|gastos|kost|prijs|costa|prezzo)(?!\p{L})/iu,
    answers:
      /[€$£]\s?\d|\d\s?(?:€|\$|£|eur|euro|chf|usd|gbp|%)|\b(?:free|kostenlos|kostenfrei|gratis|gratuit|offert)/iu,
  },
  {
    asks: /\b(?:how (?:do|can|could|should|would|to)|what (?:do|can|should) (?:i|we)|wie (?:kann|geht|mache|bekomme)|was (?:soll|kann|muss)|comment|que (?:dois|faire)|c[oó]mo|qu[eé] (?:hago|puedo)|hoe (?:kan|moet)|come)\b/iu,
    answers:
      /→|^(?:open|press|choose|select|click|use|write|go|switch|hold|check|send|tell|order|öffne|wähle|drücke|klick|schreib|ouvrez|choisissez|cliquez|entra|elige|pulsa|abre|open)|\b(?:you can|du kannst|sie können|vous pouvez|puedes|puede)\b/iu,
  },
]

/** For each kind of fact whether the question asks for it and the text seems to hold it. */
export function cuesMet(question: string, text: string): boolean[] {
  return cues.map(({ asks, answers }) => asks.test(question) && answers.test(text))
}
