/** What an assistant writes, as those call it who want it written otherwise. */
const ANSWER = 'your (?:next |final |whole |entire )?(?:answer|response|reply|output|summary)'
const OWN_TEXT = `(?:${ANSWER}|your message)`
const LETTERS = String.raw`\b(?:letters|vowels|consonants|spaces|punctuation|alphabet(?:ic)?|(?:substitution )?ciphers?|emojis?|base ?\d{2}|morse|backwards?|in reverse)\b`

/** Orders about the wording of an answer. Customers ask for things in an answer, not for ciphers and headlines. */
const ABOUT_THE_ANSWER = [
  String.raw`\b(?:modify|enhance|augment|alter|render|encode|encrypt|encipher|obfuscate|misspell|scramble|jumble|rearrange|shuffle|invert|mirror|anagram|reverse|rewrite|express|disguise)\b[^.!?\n]{0,60}\b${OWN_TEXT}\b`,
  String.raw`\b(?:embed|incorporate|integrate|weave)\b[^\n]{1,160}\b(?:in|into|to|within|throughout) ${ANSWER}\b`,
  String.raw`\b(?:add|append|include|inject|insert|introduce)\b[^.!?\n]{0,24}(?:["“'‘]|\b(?:ads?|adverts?|advertisements?|announcement|appeal|claim|endorsement|fact|headline|joke|line|paragraph|phrase|promotion|quote|reason|recommendation|reminder|rumou?r|sentence|slogan|statement|statistic|story|suggestion|teaser|tip|typos?)\b)[^\n]{0,160}\b(?:in|into|to|within) ${ANSWER}\b`,
  String.raw`\b(?:in|to|into) ${ANSWER},? (?:please )?(?:(?:add|include|insert|mention|state) (?:an? (?:ad|fact|joke|line|phrase|sentence|slogan|statement|tip)|the announcement|["“'‘])|advertise|direct|encourage|endorse|hint|pretend|promote|suggest|tease|urge)`,
  String.raw`\b(?:add|include) in ${ANSWER} the (?:announcement|claim|fact|slogan|statement)\b`,
  String.raw`\b(?:provide|give|present|write|format|phrase|deliver|craft|structure|display) ${OWN_TEXT} (?:as|in|only|using|with|without|entirely|backwards?)\b`,
  String.raw`\b(?:apply|combine|convert|group|remove|replace|shift|substitute|swap|use)\b (?!my\b|our\b|the\b|this\b|that\b)[^.!?\n]{1,80}\b(?:in|of|from|for|to|throughout) ${ANSWER}\b`,
  String.raw`${LETTERS}[^.!?\n]{0,60}\b${OWN_TEXT}\b|\b${OWN_TEXT}\b[^.!?\n]{0,30}${LETTERS}`,
  String.raw`\b(?:answer|reply|respond|write)\b[^.!?\n]{0,25}(?:${LETTERS}|\b(?:binary|hex(?:adecimal)?|rot-?13|caesar|pig latin|leet ?speak|anagrams?|rhymes?|haiku)\b)`,
].map((source) => new RegExp(source, 'i'))

const PATTERNS: RegExp[] = [
  ...ABOUT_THE_ANSWER,
  /\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:previous|prior|above|earlier|all|your|any|the)\b[^.!?\n]{0,30}\b(?:instruction|prompt|rule|guideline|direction|context)s?\b/i,
  /\b(?:system|developer)\s*(?:prompt|message|instruction)s?\b/i,
  /\byou are (?:now|no longer)\b[^.!?\n]{0,40}\b(?:assistant|ai|bot|model|unrestricted|dan|admin)/i,
  /\b(?:reveal|print|repeat|show|output|leak)\b[^.!?\n]{0,30}\b(?:your|the)\b[^.!?\n]{0,20}\b(?:prompt|instructions|system message|api key|credentials)\b/i,
  /\b(?:classify|mark|label|categori[sz]e|tag)\s+(?:this|the|my)\s+(?:message|e-?mail|mail|ticket|request|conversation)\s+as\b/i,
  /\b(?:new|updated|important)\s+(?:system\s+)?instructions?\s*(?:for (?:the )?(?:ai|assistant|model|bot)|:)/i,
  /\b(?:as an|dear|hey|attention)\s+(?:ai|assistant|language model|llm|chatbot)\b/i,
  /<\/?(?:system|assistant|instructions?|prompt)>|\[\/?(?:INST|SYSTEM)\]|<\|(?:im_start|im_end|system|endoftext)\|>|^\s*(?:system|assistant)\s*:/im,
  /\b(?:ignoriere|missachte|vergiss)\b[^.!?\n]{0,40}\b(?:anweisung|vorgabe|regel|instruktion)/i,
  /\b(?:ignore[zr]?|oublie[zr]?)\b[^.!?\n]{0,40}\b(?:instructions|consignes|règles)\b/i,
  /\b(?:ignora|ignore|olvida|olvide|dimentica)\b[^.!?\n]{0,40}\b(?:instrucciones|reglas|istruzioni|regole|instruções|regras)\b/i,
  /(?:以前|上記|これまで)の(?:指示|命令)を(?:無視|忘れ)|忽略(?:以上|之前|先前|所有)[^。]{0,10}(?:指令|指示|提示)/,
]

/** Characters that are invisible to people but not to a model: zero width, tags, direction overrides. */
const INVISIBLE = /[\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

/** Removes what a reader cannot see. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** True when a message speaks to a machine rather than to the support desk; such mail is not answered alone. */
export function looksLikeInjection(text: string): boolean {
  const hidden = text.match(/[\u{e0000}-\u{e007f}\u202a-\u202e\u2066-\u2069]/gu)?.length ?? 0
  const plain = stripInvisible(text.slice(0, 20_000))
  return hidden > 3 || PATTERNS.some((pattern) => pattern.test(plain))
}
