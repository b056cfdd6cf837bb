/** Words by which mail systems and absence notes give themselves away, in the languages they come in. */

export const BOUNCE_SENDERS = {
  address:
    /^(?:mailer-?daemon|mail-?daemon|postmaster|mail-?delivery(?:-?(?:system|subsystem))?|mdaemon|bounce-?notifier)$/i,
  name: /^(?:mailer-daemon|mail delivery (?:system|subsystem)|mail administrator|internet mail delivery|postmaster)\b/i,
}

export const BOUNCE_SUBJECTS = new RegExp(
  [
    'undeliver(?:ed|able)',
    'undelivery',
    'returned (?:mail|to sender)',
    'return(?:ed)? mail',
    'mail (?:delivery|system) (?:failed|failure|error|status)',
    'mail could not be delivered',
    'delivery (?:status notification|failure|has failed|report|notification|error|problem|unsuccessful|delayed)',
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

export const BOUNCE_TEXTS = new RegExp(
  [
    "(?:could|can|was|were|has|have)(?: not|n[o']t) (?:be(?:en)? )?(?:delivered|able to deliver)",
    'delivery (?:to the following|has failed|failed|temporarily)',
    'unable to (?:deliver|relay)|undeliverable|not deliverable',
    'permanent (?:fatal )?error|fatal errors',
    '(?:user|mailbox|recipient|address|account)[\\w\\s<>@.:"\'-]{0,40}(?:unknown|not found|does not exist|is full|unavailable|rejected|disabled|over quota)',
    'unknown (?:user|recipient|address)|no such (?:user|recipient|account|person)|over quota|mailbox full',
    'returned (?:to you|message follows|to sender)|message (?:could|that you sent)',
    '\\b55[0-4][ -]\\d?\\.?\\d?|\\b[45]\\.\\d\\.\\d{1,2}\\b',
    'final-recipient:|diagnostic-code:|reporting-mta:',
    '宛先|配信できません|送信できません|届きません|一杯のため|見つかりません',
  ].join('|'),
  'i',
)

/** Notices that sending services deliver as a mail with JSON in it. */
export const NOTICES = {
  bounce: /^\s*\{[\s\S]{0,1500}?"(?:notificationType|eventType)\\?"\s*:\s*\\?"Bounce/,
  complaint: /^\s*\{[\s\S]{0,1500}?"(?:notificationType|eventType)\\?"\s*:\s*\\?"Complaint/,
}

export const VACATION_SUBJECTS = new RegExp(
  `^(?:re: ?)?\\W{0,3}(?:${[
    'auto(?:matic|mated|mat\\w*)?[ -]?(?:reply|response|respond\\w*|antwort|svar|svar|vastaus|odpowied\\w*)',
    'out[ -]of[ -](?:the )?office|out of the office|ooo\\b|away from (?:the |my )?(?:office|desk|mail)|on vacation|vacation|i am (?:away|out)|on leave',
    'automatische (?:antwort|antw\\.|reply)|abwesenheit\\w*|abwesend|urlaub|nicht im (?:büro|haus)|autoreply',
    'réponse automatique|absence du bureau|absent du bureau|absence|message d.absence|je suis absent',
    'respuesta autom[aá]tica|fuera de (?:la )?oficina|ausente|ausencia',
    'resposta autom[aá]tica|fora do escrit[oó]rio|ausência|estou ausente',
    'risposta automatica|fuori (?:sede|ufficio)|assente|assenza',
    'automatisch antwoord|afwezig\\w*|niet aanwezig',
    'autosvar|automatiskt svar|automatisk svar|frånvar\\w*|fravær\\w*|ikke på kontoret|ej på kontoret',
    'automaattinen vastaus|poissa\\w*|lomalla',
    'autoodpowied\\w*|automatyczna odpowied\\w*|odpowied\\w* automatyczna|nieobecno\\w*',
    'автоответ\\w*|автоматический ответ|отсутств\\w*|нет на месте',
    'otomatik (?:yanıt|cevap)|ofis dışında\\w*',
    'automatick[áa] odpov\\w*|nepřítomn\\w*|mimo kancelář',
    '自動応答|自動返信|不在(?:通知|連絡)?|自动回复|自動回覆|自动答复|외출 중|부재중|자동 ?(?:응답|회신)',
  ].join('|')})`,
  'iu',
)
