/** The words that close a letter in the languages of mail, alone on a line. */

/** Thanks and short words close a letter only where a card with ways to be reached follows. */
export type Closing = 'letter' | 'thanks'

/** Whether a line closes a letter, and how. */
export function closes(text: string): Closing | null {
  if (text.length > 60) return null
  const words = text.replace(/[\s,.;!~…，、。！—–-]+$/u, '').replace(/\s+/g, ' ')
  if (LETTER.test(words)) return 'letter'
  return THANKS.test(words) ? 'thanks' : null
}

const LETTERS = [
  '(?:(?:with )?(?:my )?(?:very )?(?:kind|best|warm|kindest|warmest|many)(?: (?:and )?(?:kind|best|warm|personal))? )?(?:regards|wishes|rgds)|(?:with|many) thanks and (?:kind |best )?regards|(?:thanks?|thank you)(?: and| &|,|\\s&)? (?:(?:kind|best|warm) )?regards',
  'yours? (?:sincerely|faithfully|truly|respectfully|cordially)|(?:very )?(?:sincerely|respectfully|cordially|faithfully)(?: yours)?|all the (?:very )?best|kr|br|k\\.r\\.|kind rgds',
  '(?:mit )?(?:(?:sehr |ganz |vielen? )?(?:freundlich|best|lieb|herzlich|schön|sonnig|kollegial|nett)(?:e[nmr]?|st(?:en?|em))|viele[nr]?|vielen lieben|viele liebe) (?:grü(?:ß|ss)en?|gru(?:ß|ss)|gruessen?)(?: (?:aus|von) .{2,25})?|grü(?:ß|ss)e|gru(?:ß|ss)|mfg|m\\.f\\.g|m\\.? ?f\\.? ?g|vg|lg|bg|hochachtungsvoll|freundlichst|(?:mit )?besten empfehlungen',
  '(?:bien |très )?(?:cordialement|amicalement|sincèrement|respectueusement)(?: v[oô]tre)?|(?:(?:mes|nos|avec mes|meilleures|sincères|cordiales|mes meilleures|mes sincères) )?(?:sincères |cordiales |meilleures )?salutations(?: (?:distinguées|cordiales|sincères|les meilleures))?|bien à (?:vous|toi)|cdlt|cdt|bàv|(?:très |une |je vous souhaite une )?(?:bonne|belle|excellente) (?:journée|soirée|fin de journée)(?: à vous)?',
  '(?:un |muchos |reciba un |reciban un )?(?:(?:cordial|atento|afectuoso|fuerte) )?saludos?(?: (?:cordial(?:es)?|atentos?|afectuosos?))?|(?:(?:muy )?(?:atentamente|cordialmente)|atte|afectuosamente|le saluda atentamente|un abrazo|abrazos)',
  '(?:(?:i (?:miei )?(?:più )?)?(?:cordiali|distinti|migliori|cari) )?saluti(?: (?:cordiali|distinti))?|un (?:cordiale )?saluto|cordialmente|cordialità|(?:grazie e|con i migliori) (?:cordiali |distinti )?saluti|in fede',
  '(?:(?:com )?(?:os )?(?:meus |nossos )?(?:melhores |sinceros |cordiais )?)?cumprimentos|(?:muito )?atenciosamente|cordialmente|att|atte|abraços?|um abraço|(?:cordiais )?saudações(?: cordiais)?|respeitosamente|grat[oa]',
  '(?:met )?(?:de )?(?:(?:vriendelijk|hartelijk|best)e? )(?:groet(?:en)?|groetjes)|(?:veel )?groet(?:en|jes)?|gr|mvg|m\\.v\\.g|m\\.? ?v\\.? ?g|hoogachtend|met (?:beste|warme) groet(?:en)?|hartelijks',
  '(?:z )?(?:wyrazami szacunku|poważaniem|pozdrowieniami|uszanowaniem)|(?:serdecznie |łączę )?pozdrawiam(?: (?:serdecznie|cieplutko|ciepło|gorąco))?|(?:serdeczne )?pozdrowienia|pozdr(?:o|awiam)?|pzdr|łączę pozdrowienia',
  '(?:(?:med|allra|de) )?(?:vänlig|bäst|hjärtlig|varm|trevlig|snäll)(?:a|aste)? (?:hälsning(?:ar)?)|(?:med )?hälsning(?:ar)?|(?:m\\.?v\\.?h|vh|bh|mvh|hälsn)(?: och tack)?|(?:med )?(?:venn?lig|bedste?|beste|kærlig) hilsen(?:er)?|(?:de )?(?:bedste|beste) hilsn?er|hilsen|vh|mvh|ystävällisin terveisin|terveisin|yst\\.? ?terv',
  'с (?:уважением|наилучшими пожеланиями)|з повагою|saygılarımla|(?:s )?(?:pozdravem|přátelským pozdravem|pozdravom)|(?:(?:s )?(?:lijep|lep|srda[čć]an|prijateljski)i?m? )?pozdrav(?:i|om)?|s poštovanjem|üdvözlettel|cu (?:stimă|respect)',
  '敬具|草々|謹白|かしこ',
  '此致|敬礼|敬禮|此致\\s?敬[礼禮]|祝好|祝商祺|顺祝商祺|順頌商祺|顺颂商祺|祝您?(?:生活|工作)?(?:愉快|顺利|順利)|谨启|敬上|致敬|감사합니다|드림',
]
const THANKED =
  "cheers|(?:many |best )?thanks(?: a lot| again| in advance| so much)?|thank you(?: very much| so much| again| in advance)?|thx|ta|best|warmly|take care|danke(?: (?:im voraus|schön|sehr|und gru(?:ß|ss)))?|vielen dank(?: im voraus)?|besten dank|merci(?: (?:beaucoup|d[’']avance|par avance))?|(?:muchas )?gracias(?: de antemano| por todo)?|grazie(?: mille| in anticipo)?|(?:muito )?obrigad[oa](?: desde já)?|(?:alvast )?(?:hartelijk )?(?:bedankt|dank)(?: alvast)?|dank je|dank u(?: wel)?|(?:z góry )?dziękuję(?: z góry)?|dzięki|tack(?: på förhand| så mycket)?|ありがとうございます|谢谢|謝謝|多谢|bis dann|à bientôt|hasta luego|a presto"

const LETTER = new RegExp(`^(?:${LETTERS.join('|')})$`, 'iu')
const THANKS = new RegExp(`^(?:${THANKED})$`, 'iu')
