import { anyOf } from './any-of.ts'

/**
 * Whether a sentence sends its reader to somebody else, or asks for patience, as absence notes do in words of courtesy
 * that people use as well. It counts where a program's subject and an absence are there besides.
 */
export function pointsElsewhere(sentence: string): boolean {
  return ELSEWHERE.test(sentence) && !/[?？؟]/.test(sentence)
}

/** Whether somebody wants to be called upon, and not only where it is urgent. */
export function pointsToOneself(sentence: string): boolean {
  return TO_ONESELF.test(sentence) && !URGENT.test(sentence)
}

const TO_ONESELF = anyOf(
  "\\b(?:call|text|phone|ring|contact|reach|e-?mail|write|tell) (?:to )?me\\b|\\b(?:mich|mir)\\b|-moi\\b|\\bm['’]|(?:llam|escr[ií]b|contact|avis)\\p{L}{1,4}me\\b|(?:chiam|scriv|contatt)\\p{L}{1,5}mi\\b|\\bmij\\b|\\bmig\\b|do mnie|(?:мне|меня)|给我|給我|私に",
)
const URGENT =
  /urgen|emergen|urgên|dringend|notf[aä]ll|eilig|spoed|piln|brådsk|akut|haste|срочн|термінов|acil|急|긴급/iu
const ELSEWHERE = anyOf(
  '\\burgen|emergenc|in my absence|\\b(?:contact|call|ring|phone|text|reach|e-?mail|write to|speak to|turn to|get in touch|reach out)\\b|understanding|patience|bear with|be (?:aware|advised)|note that',
  'dringend|notf[aä]ll|eilig|brennt|wenden|wende dich|kontaktier|rufen sie|anrufen|rufe?\\b[^!?]{1,40} an\\b|melde(?:n sie)? (?:dich|sich|euch)|verständnis|geduld|vertret|schreiben sie|erreich',
  "contact|s['’]adress|vous adress|joindre|\\bappel|patience|compréhension|écrire|écrivez|llam[aeo]|escrib|comprensión|paciencia|dir[ií]j|póng",
  'contatt|\\bchiam|scriv|rivolg|comprensione|pazienza|telefon|contat|\\bligu|\\bligar|escrev|compreensão|paciência',
  '\\bspoed|\\bbel(?:len|t)?\\b|mailen|begrip|geduld|bereik|\\bpiln|kontakt|dzwoni|pisać|zrozumieni|cierpliwo|zastęp',
  'brådsk|akut|\\bring(?:a|er)?\\b|förståelse|tålamod|\\bhaste|forståelse|tålmod|yhteyt|kiireel|\\bsoit',
  'срочн|неотлож|обраща|обрати|свяж|связ|пишите|звоните|звонить|пониман|терпен|термінов|зверта|зверн|спешн|обърн',
  '\\bacil|iletişim|arayın|arayabil|anlayış|ulaş|naléhav|naliehav|obra[tť]|volejte|volajte|pochopen|strpení|sürgős|fordul|keress|hívj|megért|türel|adresa[tț]|suna[tț]|înțeleg|răbdar',
  'επείγ|επικοινων|καλέσ|κατανόησ|hitn|nujn|javite|razumijev|razumev|strpljen|skub|kreip|susisiek|steidzam|sazin|pöördu|kiire',
  'דחו[פף]|לפנות|פנו |התקשר|הבנת|عاجل|التواصل|الاتصال|اتصل|تفهم|khẩn|liên hệ|gọi|thông cảm|mendesak|hubungi|maklum|เร่งด่วน|ติดต่อ|فوری|تماس',
  '急ぎ|至急|緊急|代表|ご?連絡|お電話|担当|了承|ご理解|ご不便|急事|紧急|联系|聯繫|聯絡|联络|致电|致電|拨打|撥打|谅解|諒解|耐心|급한|급하|긴급|연락|전화|양해',
)
