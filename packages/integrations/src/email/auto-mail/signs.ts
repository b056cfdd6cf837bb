/** Words by which mail systems and absence notes give themselves away, in the languages they come in. */

export const BOUNCE_SENDERS = {
  address:
    /^(?:mailer-?daemon|mail-?daemon|mail-?delivery(?:-?(?:system|subsystem))?|mdaemon|bounce-?notifier)$/i,
  name: /^(?:mailer-daemon|mail delivery (?:system|subsystem)|internet mail delivery)\b/i,
  /** People write from these as well: another sign has to agree. */
  shared: /^(?:postmaster|mail[ -]?administrator|mail-?admin|system administrator)\b/i,
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
    'user unknown|nosuchuser|dsn:',
  ].join('|'),
  'i',
)

/** What only a mail system says of a mail; a customer whose parcel was not delivered says none of it. */
export const BOUNCE_TEXTS = new RegExp(
  [
    'permanent (?:fatal )?error|fatal errors|unable to relay|delivery (?:to the following|temporarily suspended)',
    '(?:user|mailbox|recipient|address|account)[\\w\\s<>@.:"\'-]{0,60}(?:unknown|not found|does not exist|is full|unavailable|rejected|disabled|over quota)',
    'unknown (?:user|recipient|address)|no such (?:user|recipient|account|person|mailbox)|over quota|mailbox (?:is )?full|user unknown',
    '(?:could|can)(?: not|n.t) be delivered to:?\\s{0,20}<|(?:message|mail) (?:to|for) <?\\S{1,80}@\\S{1,80} (?:could|was|has)',
    'returned message follows|original message (?:follows|headers)|(?:mail|delivery) (?:system|agent|subsystem)',
    '\\b55[0-4][ -][\\d<a-z]|\\b[45]\\.\\d\\.\\d{1,2}\\b',
    'final-recipient:|diagnostic-code:|reporting-mta:',
    '(?:宛先|メール|メールボックス|アドレス).{0,60}(?:見つかりません|配信できません|送信できません|届きません|一杯)',
  ].join('|'),
  'i',
)

/** Notices that sending services deliver as a mail with JSON in it. */
export const NOTICES = {
  bounce: /^\s*\{[\s\S]{0,1500}?"(?:notificationType|eventType)\\?"\s*:\s*\\?"Bounce/,
  complaint: /^\s*\{[\s\S]{0,1500}?"(?:notificationType|eventType)\\?"\s*:\s*\\?"Complaint/,
}

/** How the subject of an absence note begins. */
const ABSENCE = [
  'auto(?:matic|mated)?[ -]?(?:reply|response|respond\\p{L}*)|out[ -]of[ -](?:the )?office|away from (?:the |my )?(?:office|desk|mail)',
  'automatische (?:antwort|antw\\.|reply)|abwesenheits\\p{L}*|nicht im (?:büro|haus)|autoreply|auto-antwort',
  'réponse automatique|absence du bureau|absent du bureau|message d.absence|je suis absent',
  'respuesta autom[aá]tica|fuera de (?:la )?oficina|resposta autom[aá]tica|fora do escrit[oó]rio',
  'risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|afwezigheidsbericht|afwezigheidsassistent',
  'autosvar|automatiskt? svar|frånvaromeddelande|fraværs?(?:besked|melding|assistent)|ikke på kontoret|ej på kontoret',
  'automaattinen vastaus|poissaoloilmoitus|autoodpowied\\p{L}*|automatyczna odpowied\\p{L}*|odpowied\\p{L}* automatyczna',
  'автоответ\\p{L}*|автоматический ответ|автоматична відповідь|otomatik (?:yanıt|cevap)|ofis dışında\\p{L}*',
  'automatick[áa] odpov\\p{L}*|automatikus válasz|mimo kancelář|răspuns automat|αυτόματη απάντηση',
  '自動応答|自動返信|不在(?:通知|連絡)|自动回复|自動回覆|自动答复|외출 중|부재중|자동 ?(?:응답|회신)',
]
/** Words that say the same only where nothing but a date or the answered subject follows. */
const ABSENCE_WORDS =
  'vacation|on vacation|on leave|on holiday|ooo|away|i am (?:away|out)|abwesenheit|abwesend|urlaub|im urlaub|absence|absent|ausente|ausencia|ausência|estou ausente|assente|assenza|afwezig|niet aanwezig|frånvarande|fravær|fraværende|poissa|lomalla|nieobecność|nieobecny|отсутствие|нет на месте|nepřítomnost|nepřítomen'
export const VACATION_SUBJECTS = new RegExp(
  `^(?:re: ?)?[^\\p{L}\\p{N}]{0,3}(?:(?:${ABSENCE.join('|')})|(?:${ABSENCE_WORDS})\\s*(?:$|[:(–-]|until|till|bis|vom|du \\d|jusqu|hasta|del|dal|fino|até|tot|do \\d|to \\d|from|note|notice|message|reply))`,
  'iu',
)
