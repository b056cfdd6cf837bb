/** Why a mail did not arrive, in classes a person understands. */
export type BounceReason =
  | 'user_unknown'
  | 'host_unknown'
  | 'moved'
  | 'not_accepting'
  | 'mailbox_full'
  | 'suspended'
  | 'too_large'
  | 'rate_limited'
  | 'blocked'
  | 'auth_failure'
  | 'spam'
  | 'content'
  | 'policy'
  | 'relaying'
  | 'syntax'
  | 'network'
  | 'expired'
  | 'system'
  | 'feedback'
  | 'vacation'
  | 'unknown'

/** Only these say that no later mail to the address can arrive either; all others may pass. */
const lasting = new Set<BounceReason>(['user_unknown', 'host_unknown', 'moved', 'not_accepting'])

export function isLasting(reason: BounceReason): boolean {
  return lasting.has(reason)
}

/**
 * What mail servers write, most telling first: a server that says "over quota" and 5.1.1 in one breath means the
 * quota. Enhanced codes (RFC 3463) are the last resort, since servers pick them carelessly.
 */
const rules: readonly (readonly [BounceReason, RegExp])[] = [
  // What is wrong with the sender is not wrong with the recipient, though the words are alike.
  [
    'policy',
    /sender(?:'s)?\W{1,3}(?:address|domain)?\W{0,3}(?:[\w@.<>-]{1,80}\W{1,3}){0,4}(?:rejected|does not exist|unknown|invalid|not (?:found|exist|resolv|allowed|accepted|verified)|refused|denied)|domain of sender|(?:after|reply to) mail from|\b[45]\.1\.[78]\b/i,
  ],
  [
    'mailbox_full',
    /(?:over|exceed(?:s|ed)?|out of|beyond|insufficient|no more|not enough)\W{1,3}(?:[\w']{1,20}\W{1,3}){0,6}(?:quota|disk space|storage)|quota\W{0,3}(?:\w{1,12}\W{1,3}){0,4}(?:exceed|full|violat|limit)|overquota|(?:mailbox|mail box|mailfolder|inbox|account|maildir|user'?s mail ?box|postfach|buz[oó]n|bo[iî]te)\W{1,3}(?:[\w@.<>'-]{1,60}\W{1,3}){0,5}(?:full|voll|llen[oa]|pleine)|mailbox size limit|storage (?:limit|allocation)|too many (?:mails|messages) (?:in|on) (?:the )?(?:mailbox|server)|容量(?:を超|が一杯|オーバ)|一杯で|いっぱい|邮箱(?:已)?满/i,
  ],
  [
    'too_large',
    /(?:message|mail|size|header)\W{1,3}(?:\w{1,15}\W{1,3}){0,5}(?:too (?:big|large|long)|exceeds? (?:the |fixed |maximum |size |its )|size limit)|(?:too (?:big|large) (?:message|mail))|exceeds? (?:maximum|max) (?:message )?size/i,
  ],
  [
    'rate_limited',
    /too many (?:connections|messages|recipients|emails|invalid|errors|concurrent|sessions|mails)|rate (?:limit|exceed)|(?:sending|message|connection|hourly|daily)\W{1,3}(?:\w{1,12}\W{1,3}){0,3}(?:limit|rate|quota)\W{1,3}(?:\w{1,12}\W{1,3}){0,3}exceed|exceed(?:ed|s)? (?:the )?(?:max(?:imum)?|allowed|hourly|daily|sending|rate)|throttl|greylist|grey-list|try again later|deferred due to|domain size limit exceeded/i,
  ],
  [
    'auth_failure',
    /\b(?:spf|dkim|dmarc|sender policy framework|domainkeys)\b|unauthenticated (?:e-?mail|sender|message)|not? authenticat|authentication (?:required|failed|check)/i,
  ],
  [
    'blocked',
    /black ?list|block ?list|blocked|spamhaus|spamcop|barracuda ?central|sorbs|\brbl\b|dnsbl|reputation|(?:reverse|ptr|rdns)\W{1,3}(?:\w{1,10}\W{1,3}){0,3}(?:dns|record|lookup|name|failed)|fix reverse dns|no ptr|(?:client|your|sending) (?:host|ip|server|address)\W{1,3}(?:[\w.:[\]]{1,45}\W{1,3}){0,4}(?:reject|refus|denied|banned|not allowed|does not have|cannot find)|access denied[.,]? (?:ip|banned)|bad (?:helo|sender ip)|helo (?:command )?rejected|connections? (?:not accepted|refused) from|from your (?:ip|network|host)|ip .{0,40}(?:not allowed|denied|listed|banned)|service refuse|poor e-?mail|\bIB\d{3}\b|message refused by.{0,30}block/i,
  ],
  ['content', /virus|malware|infected|trojan|suspicious attachment|banned (?:file|extension|attachment)/i],
  [
    'spam',
    /\bspam\b|spamassassin|junk ?mail|unsolicited|bulk e?-?mail|high probability of spam|looks like (?:spam|bulk)|rejected (?:for|by|due to).{0,30}(?:content|spam)|content (?:rejected|filter|restriction|blocked)|denied by (?:content|spam|filter)|phish|message (?:contains|scored)|反垃圾|スパム|迷惑メール|垃圾/i,
  ],
  [
    'moved',
    /(?:user|recipient|mailbox|account|address|he|she|employee)\W{1,3}(?:[\w@.<>-]{1,60}\W{1,3}){0,4}(?:has |have |was )?(?:been )?moved|(?:has|have) (?:been )?moved to|address (?:has )?changed to|new (?:e-?mail )?address (?:is|:)|has been replaced by/i,
  ],
  [
    'relaying',
    /relay(?:ing)?\W{1,3}(?:\w{1,12}\W{1,3}){0,3}(?:denied|not (?:allowed|permitted)|prohibited|access|restricted|disabled)|unable to relay|not permitted to relay|no relay|we do not relay|open relay|cannot relay|not a gateway|not relaying/i,
  ],
  [
    'not_accepting',
    /(?:host|domain|server|system|mailbox|address|recipient|site)\W{1,3}(?:[\w@.<>-]{1,60}\W{1,3}){0,5}(?:does not|doesn'?t|never|no longer|will not|not) (?:accept|receive|handle)s?(?:ing)? (?:any |incoming |external )?(?:mail|e-?mail|messages)|null ?mx|indicated no smtp service|\bsmtp protocol returned a permanent error|does not accept (?:mail|e-?mail) from (?:outside|the internet)|mail server (?:is )?(?:not|no longer) accept|(?:<>|bounce) .{0,20}not accepted/i,
  ],
  [
    'suspended',
    /(?:account|mailbox|user|recipient|address|domain|e-?mail)\W{1,3}(?:[\w@.<>'-]{1,60}\W{1,3}){0,7}(?:suspend|disabl|inactive|deactivat|locked|frozen|not active|closed|expired|discontinued|terminated|in a.{0,10}hold)|(?:suspended|disabled|inactive|deactivated|dormant) (?:account|mailbox|user|recipient|address)|not currently (?:active|accepting)|temporarily (?:disabled|inactive|suspended)|has been (?:suspended|disabled|blocked|deactivated)/i,
  ],
  [
    'host_unknown',
    /(?:host|domain|hostname|mx|server)\W{1,3}(?:(?!\d)[\w@.<>'=-]{1,80}\W{1,3}){0,4}(?:unknown|not found|does not exist|doesn'?t exist|invalid|could not be (?:found|resolved)|lookup failed|not known|is not (?:valid|configured|found))|(?:unknown|no such|invalid|bad|illegal|non-?existent|unrouteable|unroutable) (?:host|domain|mail domain|destination (?:host|domain|system))|nxdomain|name or service not known|no (?:mx|a|dns) (?:record|entry|or)|(?:can ?not|could ?n'?t|can'?t|unable to|failed to)\W{1,3}(?:\w{1,10}\W{1,3}){0,4}(?:find|resolve|route to)\W{1,3}(?:\w{1,10}\W{1,3}){0,3}(?:host|domain|mx)|name (?:service|server) error|all relevant mx|domain is not reachable/i,
  ],
  [
    'user_unknown',
    /(?:user|recipient|mailbox|mail ?box|address|account|alias|person|local[- ]?part|username|destination|employee|inbox|name)\W{1,4}(?:[\w@.<>'"+=-]{1,80}\W{1,3}){0,5}(?:unknown|not (?:been )?found|does ?n[o']t exist|doesn'?t exist|not exist|is not (?:a )?(?:valid|known|listed|recogni[sz]ed|registered|here|local)|invalid|unavailable|not listed|not known|not (?:a )?valid|undefined|unrecogni[sz]ed|could not be found|no longer (?:exists?|valid|available|on server|here|works|employed)|not have an? )|(?:unknown|no such|invalid|bad|incorrect|non-?existent|illegal|unresolvable|unrouteable) (?:\w{1,12} )?(?:user|recipient|mailbox|address|account|person|id|name|destination|local|login|email|e-mail|here)|(?:doesn'?t|does not) have an? \S{1,60} account|no mailbox (?:here|found|by|for)|not (?:a known|our) (?:user|customer)|user ?unknown|unknown (?:user|recipient|local)|recipientnotfound|recipnotfound|notfound|nosuchuser|isn'?t (?:a |in )|couldn'?t be found|wasn'?t found|can'?t be found|not (?:in|on) (?:the|our|this)\W{1,3}(?:\w{1,15}\W{1,3}){0,3}(?:directory|server|database|system|list)|unable to (?:find|locate|verify) (?:the )?(?:user|recipient|address)|all recipients? (?:were |are )?invalid|宛先.{0,30}(?:不明|存在|見つか|ありません)|(?:ユーザ|メールアドレス|受信者).{0,30}(?:不明|存在|見つか|ありません)|不存在|n'?existe pas|no existe|existiert nicht|unbekannt|inconnu|desconocido|não existe|sconosciut|onbekend|не существует|recipient (?:address )?rejected/i,
  ],
  [
    'expired',
    /expired|timed? ?out|too long|(?:not|n'?t) (?:be )?(?:delivered|sent) (?:for|within|in the last|after)|has (?:not )?been (?:in the queue|undeliverable) for|retry (?:time|timeout|limit)|delivery (?:time|attempt)s? (?:exceeded|expired|limit)|giving up|gave up|maximum (?:delivery )?(?:time|attempts|retries)|still (?:being )?(?:retried|trying|in the queue)|will (?:keep|continue|be retried)|delay(?:ed)?\b|could not be delivered (?:for|after|within)|期限切れ|時間内に/i,
  ],
  [
    'network',
    /connection (?:refused|reset|lost|dropped|timed|closed|was|could|failed)|(?:network|host) (?:is )?unreachable|no route to host|(?:mail|forwarding|routing|delivery) loop|looping|too many hops|hop count|couldn'?t connect|could not connect|unable to connect|cannot connect|dns (?:error|query|problem|server)|name lookup|lost connection|broken pipe|tls (?:handshake|required|negotiation)|starttls|certificate/i,
  ],
  [
    'policy',
    /polic(?:y|ies)|not (?:authori[sz]ed|allowed|permitted) to|prohibited|restrict|permission|denied|rejected|refused|administrative|security|not accepted|unacceptable|preferences|does not (?:comply|conform)|rfc ?\d{3,4}/i,
  ],
  ['syntax', /syntax|malformed|bad command|unrecogni[sz]ed command|command (?:not|out)/i],
  [
    'system',
    /system (?:error|failure|config|problem)|local (?:error|problem|configuration)|internal (?:server )?error|mail (?:system|server) (?:is )?(?:full|down|error)|i\/o error|temporar(?:y|ily)|service (?:unavailable|not available)|can(?:not|'t) (?:create|open|write|lock)|disk/i,
  ],
]

/** What enhanced codes stand for where the words say nothing. */
const codes: readonly (readonly [RegExp, BounceReason])[] = [
  [/^[45]\.1\.(?:1|3|10)$/, 'user_unknown'],
  [/^[45]\.1\.2$/, 'host_unknown'],
  [/^[45]\.1\.6$/, 'moved'],
  [/^[45]\.2\.1$/, 'suspended'],
  [/^[45]\.2\.2$/, 'mailbox_full'],
  [/^[45]\.(?:2\.3|3\.4)$/, 'too_large'],
  [/^[45]\.3\.2$/, 'not_accepting'],
  [/^[45]\.4\.7$/, 'expired'],
  [/^[45]\.4\./, 'network'],
  [/^[45]\.5\.3$/, 'rate_limited'],
  [/^[45]\.5\./, 'syntax'],
  [/^[45]\.7\.2[0-7]$/, 'auth_failure'],
  [/^4\.7\./, 'rate_limited'],
  [/^5\.7\./, 'policy'],
  [/^[45]\.3\./, 'system'],
]

/** Words that say no more than that it did not work: a code may know better. */
const vague = new Set<BounceReason>(['policy', 'system', 'unknown'])
const telling = new Set<BounceReason>([
  'user_unknown',
  'host_unknown',
  'moved',
  'mailbox_full',
  'too_large',
  'suspended',
])

/** The class of what a server said, and of its enhanced code; `unknown` when neither is known. `around` is the rest of its report. */
export function reasonOf(said: string, { status = '', around = '' } = {}): BounceReason {
  const text = said.slice(0, 6_000).replaceAll(/\s+/g, ' ')
  const found = rules.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown'
  // A mailbox that refuses after it has seen the mail exists, whatever it says.
  if (found === 'user_unknown' && afterData.test(`${text} ${around.slice(0, 6_000)}`)) return 'policy'
  if (!vague.has(found)) return found
  const coded = codes.find(([pattern]) => pattern.test(status))?.[1]
  if (!coded) return found
  return found === 'unknown' || (found === 'system' && telling.has(coded)) ? coded : found
}

const afterData = /in reply to (?:the )?end of data|after (?:end of data|data)\b/i
