/** Words by which mail systems and absence notes give themselves away, in the languages they come in. */

export const BOUNCE_SENDERS = {
  address:
    /^(?:mailer[-_. ]?daemon|mail[-_. ]?daemon|mail[-_. ]?deliver(?:y|er)(?:[-_. ]?(?:system|subsystem))?|mdaemon|bounce-?notifier|delivery-?(?:failure|status|notification)s?)$/i,
  /** A name says less than an address: it counts where no address is given, or another sign agrees. */
  name: /^\W*(?:mailer[- ]daemon|mail deliver(?:y|er)? (?:system|subsystem|service)|internet mail delivery|delivery subsystem)\W*$/i,
  /** People write from these as well: another sign has to agree. */
  shared:
    /^(?:post[-_. ]?master|post ?office|mail[-_ ]?administrator|mail[-_]?(?:admin|adm|master|system|server|gateway)|system[-_ ]administrator|sys-?admin|microsoft outlook|microsoft exchange|interscan)\b/i,
}

export const BOUNCE_SUBJECTS = new RegExp(
  [
    'undeliver(?:ed|able)',
    'undelivery|non-?deliver|ndn:|nicht ?zustell',
    'returned (?:mail|to sender)',
    'return(?:ed)? mail',
    'mail (?:delivery|system) (?:failed|failure|error|status)',
    'mail could not be delivered',
    'delivery (?:status notification|failure|has failed|report|notification:|error|unsuccessful|delayed)',
    '(?:failure|failed|warning|delayed|could not).{0,20}(?:delivery|deliver|send message)',
    'message (?:delivery )?(?:status|failure|undeliverable|you sent blocked)',
    'non remis|non délivré|échec de (?:la )?remise',
    'unzustellbar|nicht zugestellt|zustellung fehlgeschlagen',
    'no se (?:ha )?(?:pudo|podido) entregar|entrega fallida|no entregado',
    'não (?:foi )?entregue|falha na entrega',
    'mancata consegna|non recapitabile|impossibile recapitare',
    'onbestelbaar|niet bezorgd',
    'nie dostarczono|niedostarczon',
    'недоставлен|не доставлено|сообщение не доставлено',
    '配信不能|配信できません|送信できません|エラー通知|配達不能|未配信|届きませんでした|返送|不达|退信|未送达|無法遞送|반송',
    'olevererbart|kunne ikke leveres|kan ikke leveres|kunde inte levereras|toimittaminen epäonnistui',
    'teslim edilemedi|nedoručiteln',
    'user unknown|nosuchuser|\\bdsn:|host unknown|\\[bounce\\]|(?:error|trouble|problem) (?:sending|delivering) (?:your |the )?(?:e-?mail|message)|delivery status$|mail non-?deliver|undelivered|mta-blocked',
  ].join('|'),
  'i',
)

/** How programs begin their subjects; a person who writes about a bounce seldom does. */
export const BOUNCE_SUBJECT_STARTS = new RegExp(
  `^(?:\\W|\\[[^\\]]{1,40}\\]){0,5}(?:${[
    'undeliver(?:ed|able)(?: (?:mail|message|e-?mail))?(?: returned|:|$)|undelivered mail|undeliverable (?:mail|message)',
    'returned (?:mail|to sender)|return(?:ed)? mail|failure notice|failed mail|nondeliverable|non-?delivery',
    'mail (?:delivery|system) (?:failed|failure|error|status|subsystem)|mail could not be delivered',
    'delivery (?:status|failure:|failure$|failure notification|has failed|report|notification|unsuccessful)|message (?:delivery )?(?:status|failure)',
    'message (?:delivery )?has failed|your message could not be delivered|sorry, your message could not',
    'unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|non remis|non délivré|échec de (?:la )?remise',
    'no se (?:ha )?(?:pudo|podido) entregar|entrega fallida|no entregado|não (?:foi )?entregue|falha na entrega',
    'mancata consegna|non recapitabile|impossibile recapitare|onbestelbaar|niet bezorgd|nie dostarczono|niedostarczon',
    'недоставлен|не доставлено|сообщение не доставлено|olevererbart|teslim edilemedi|nedoručiteln',
    '配信不能|配信できません|送信できません|エラー通知|配達不能|未配信|返送|退信|未送达|無法遞送|반송|メール(?:を)?配信|mail system error',
  ].join('|')})`,
  'i',
)

/** Who is no person, though not always a mail server. */
export const ROBOTS =
  /^(?:no-?_?reply|do-?not-?reply|root|system|admin(?:istrator)?|bounces?|mail|mail(?:er|gate|gw)?|smtp|daemon|notification|alert|.*daemon)s?(?:[+_.-]|$)/i

/** What a person quotes or passes on begins so. */
export const ANSWERED =
  /^[^\p{L}\p{N}]{0,3}(?:re|fwd?|aw|wg|tr|rv|sv|vs|vb|antw|enc|i|r|doorst|res|odp|pd|rif|ynt|vl|回复|转发|答复|转寄|回覆|轉寄|返信|転送)\s?(?:\[\d+\])?[:：]/iu

/** What only a mail system says of a mail; a customer whose parcel was not delivered says none of it. */
export const BOUNCE_TEXTS = new RegExp(
  [
    'permanent (?:fatal )?error|fatal errors|unable to relay|delivery (?:to the following|temporarily suspended)',
    '(?:could|can)(?: not|n.t) be delivered to:?\\s{0,20}<|(?:message|mail) (?:to|for) <?\\S{1,80}@\\S{1,80} (?:could|was|has)',
    'returned message follows|original message (?:follows|headers)|(?:mail|delivery) (?:system|agent|subsystem)',
    '\\b55[0-4][ -][\\d<a-z]|\\b[45]\\.\\d\\.\\d{1,2}\\b',
    'final-recipient:|diagnostic-code:|reporting-mta:|no valid recipients|recipients? (?:was|were) (?:rejected|affected)|rejected recipient|(?:rcpt to|recipient):\\s?<',
    '(?:宛先|メール|メールボックス|アドレス).{0,60}(?:見つかりません|配信できません|送信できません|届きません|一杯|不明|存在しません)|送信に失敗しました|配送できません',
  ].join('|'),
  'i',
)

/** What is copied from the talk of two servers, or said by one of them of a mail it has. */
export const TRANSCRIPTS = new RegExp(
  [
    '\\b[45]\\d\\d[ -]#?[45]\\.\\d{1,2}\\.\\d{1,3}\\b|\\(#[45]\\.\\d\\.\\d\\)|\\b55\\d[ -](?:<|"?(?:user|mailbox|recipient|address|no such|unknown|requested|invalid|relay|sorry|account|host|message|service|access|spam)\\b)',
    '(?:final|original)-recipient:|diagnostic-code:|(?:reporting|remote)-mta:|transcript of session|\\brcpt to\\b|permanent fatal errors',
    'this is the (?:mail system|qmail|postfix|mailer)|created automatically by mail|(?:said|response(?: was)?|reported|reply):? {0,2}["<]?[45]\\d\\d\\b',
    'following (?:recipients?|address(?:es)?|e-?mail)[^.]{0,60}(?:fail|fatal|error|not be|affected)|delivery to the following|one or more (?:of its )?recipients|recipients? (?:was|were) (?:rejected|affected)',
    '^<\\S{1,100}@\\S{1,100}>(?::|$)|returned message follows|original message (?:follows|headers)|(?:your (?:message|e?-?mail)|ihre nachricht|votre message|su mensaje|il messaggio) (?:to|an|à|para|a) <?\\S{1,100}@',
    'fehler bei der nachrichtenzustellung|votre message n.a pas pu être remis|no se (?:ha )?(?:pudo|podido) entregar (?:el|su) mensaje',
    '(?:宛先|メールボックス|アドレス).{0,60}(?:見つかりません|不明|存在しません|一杯)|送信に失敗しました',
  ].join('|'),
  'im',
)

/** What people say of addresses as well; a mail address has to stand nearby. */
export const ADDRESS_TROUBLE = new RegExp(
  [
    '(?:user|mailbox|recipient|address|account)[\\w\\s<>@.:"\'-]{0,60}(?:unknown|not found|does not exist|is full|unavailable|rejected|disabled|over quota)',
    'unknown (?:user|recipient|address)|no such (?:user|recipient|account|person|mailbox)|over quota|mailbox (?:is )?full|user unknown',
    '(?:message|mail)[^.]{0,80}(?:not|n.t|unable to) (?:be )?(?:deliver|reach|sen[dt])[\\s\\S]{0,200}@',
    '(?:unable to|could ?n.t|could not|failed to) (?:deliver|send) (?:your |the )?(?:message|e-?mail|mail)',
  ].join('|'),
  'i',
)

/** Notices that sending services deliver as a mail with JSON in it. */
export const NOTICES = {
  bounce: /^\s*\{[\s\S]{0,1500}?"(?:notificationType|eventType)\\?"\s*:\s*\\?"Bounce/,
  delivery: /^\s*\{[\s\S]{0,1500}?"(?:notificationType|eventType)\\?"\s*:\s*\\?"Delivery\\?"/,
  complaint: /^\s*\{[\s\S]{0,1500}?"(?:notificationType|eventType)\\?"\s*:\s*\\?"Complaint/,
}

/** How the subject of a program's answer begins. */
const ROBOT = [
  'auto(?:matic|mated)?[ -]?(?:reply|response|respond\\p{L}*)|automatische (?:antwort|antw\\.|reply)|autoreply|auto-antwort',
  'réponse automatique|respuesta autom[aá]tica|resposta autom[aá]tica|risposta automatica|automatisch antwoord',
  'autosvar|automatiskt? svar|automaattinen vastaus|autoodpowied\\p{L}*|automatyczna odpowied\\p{L}*|odpowied\\p{L}* automatyczna',
  'автоответ\\p{L}*|автоматический ответ|автоматична відповідь|otomatik (?:yanıt|cevap)',
  'automatick[áa] odpov\\p{L}*|automatikus válasz|răspuns automat|αυτόματη απάντηση',
  '自動応答|自動返信|自动回复|自動回覆|自动答复|自動答覆|자동 ?(?:응답|회신)',
  'תשובה אוטומטית|מענה אוטומטי|(?:ال)?رد (?:ال)?(?:تلقائي|آلي)|پاسخ خودکار|स्वचालित (?:उत्तर|जवाब)|ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ',
  'trả lời tự động|thư trả lời tự động|(?:balasan|jawaban|respons?) (?:otomatis|automatik)|awtomatikong (?:tugon|sagot)|автоматты жауап',
  'automatski odgovor|аутоматски одговор|автоматски одговор|автоматичен отговор|samodejn[io] odgovor|resposta automàtica|erantzun automatikoa',
  'automatinis atsakymas|automātisk[aā] atbilde|automaat(?:ne )?vastus|sjálfvirkt svar|përgjigje automatike|uathfhreagra|ymateb awtomatig',
]
/** How the subject of an absence note begins. */
const ABSENCE = [
  'out[ -]of[ -](?:the )?office|away from (?:the |my )?(?:office|desk|mail)',
  'abwesenheits(?:notiz|meldung|nachricht|benachrichtigung|assistent)|nicht im (?:büro|haus)',
  'absence du bureau|absent du bureau|message d.absence|je suis absent|fuera de (?:la )?oficina|fora do escrit[oó]rio',
  'fuori (?:sede|ufficio)|afwezigheidsbericht|afwezigheidsassistent|frånvaromeddelande|fraværs?(?:besked|melding|assistent)|ikke på kontoret|ej på kontoret',
  'poissaoloilmoitus|ofis dışında\\p{L}*|mimo kancelář|不在(?:通知|連絡)|외출 중|부재중',
]
/** Words that say the same only where nothing but a date or the answered subject follows. */
const ABSENCE_WORDS =
  'vacation|on vacation|on leave|on holiday|ooo|away|i am (?:away|out)|abwesenheit|abwesend|urlaub|im urlaub|absence|absent|ausente|ausencia|ausência|estou ausente|assente|assenza|afwezig|niet aanwezig|frånvarande|fravær|fraværende|poissa|lomalla|nieobecność|nieobecny|отсутствие|нет на месте|nepřítomnost|nepřítomen'
/** The same inside a text, where another sign has to agree. */
export const VACATION_TEXTS = new RegExp(
  `${[...ROBOT, ...ABSENCE].join('|')}|(?:i am|i'm|i will be|currently) (?:away|out|on (?:vacation|leave|holiday|annual))|im urlaub|nicht erreichbar|en cong[ée]s?|de vacaciones|de f[ée]rias|in ferie|met vakantie|på semester|på ferie|lomalla|na urlopie|в отпуске|休暇|不在|休假|휴가`,
  'iu',
)
const STARTS = '^[^\\p{L}\\p{N}]{0,3}'
/** What a program puts before the subject it answers ends there. */
const ENDS =
  '\\s*(?:$|[:：(\\[–—-]|re:|until|till|bis|vom|du \\d|jusqu|hasta|del|dal|fino|até|tot|do \\d|to \\d|from|note\\b|notice|message|reply)'
export const ROBOT_SUBJECTS = new RegExp(`${STARTS}(?:${ROBOT.join('|')})${ENDS}`, 'iu')
export const ABSENCE_SUBJECTS = new RegExp(
  `${STARTS}(?:auto: |(?:${ABSENCE.join('|')}|${ABSENCE_WORDS})${ENDS})`,
  'iu',
)
