import type { BounceReason } from './reasons.ts'

/** One within a few words after the other, in one sentence; the text is even (see even-words). */
function near(first: string, second: string, within = 45): string {
  return `(?:${first})[^|]{0,${within}}?(?:${second})`
}

/** As `near`, without speaking of the recipient in between. */
function nearOther(first: string, second: string, within = 45): string {
  return `(?:${first})(?:(?!recip|user|mailbox|returned|\\bsaid)[^|]){0,${within}}?(?:${second})`
}

const whom =
  'users?\\b|username|recipient|mail ?box|mail-box|addres|account|alias|person|local[- ]?part|destination|employee|inbox|mail ?user|customer'
const store = 'mail ?box|mail-box|mail ?dir|mail ?folder|inbox|account|user|recipient|storage|disk|mail ?drop'
const gone =
  "unknown|un-?recogni[sz]ed|not (?:been |be )?(?:found|known|recogni[sz]ed|listed|registered|located|exist)|(?:does|do|did)(?: not|n't|nt) (?:seem to )?exist|does not live|no longer (?:exist|valid|available|on server|here|work|employ|with|in use|a )|non-?exist|doesn'?t (?:have|live)|is(?: not|n't)(?: an?)? (?:valid|known|existing|active user|here|local|our|registered|listed|found|on )|not(?: an?)? valid|invalid|undefined|couldn't be found|wasn't found|can't be found|was not found|incorrect|misspelled|(?:has been|was|is) (?:deleted|removed)|deleted or|obsolete"

/**
 * What servers write, the most telling first, since one reply often says two things: who says "over quota" and
 * 5.1.1 in one breath means the quota, and a refused sender is described in the words used for recipients.
 */
const CLEAR: readonly (readonly [BounceReason, readonly string[]])[] = [
  [
    'auth_failure',
    [
      '\\b(?:spf|dkim|dmarc|arc)\\b|sender policy framework|domainkeys|unauthenticated|not? authenticat|authentication (?:required|failed|check|unsuccessful|failure)|sender id\\b',
    ],
  ],
  [
    'policy',
    [
      nearOther(
        "(?<!(?:to|notify|by) (?:the )?)\\bsender(?:'s)?\\b|(?:envelope|header)[ -]?from\\b|\\bfrom: |originator",
        "reject|does not exist|doesn't exist|unknown|invalid|not (?:found|exist|resolv|allowed|accepted|verified|known|a valid|valid)|refus|denied|must (?:resolve|exist|be)|null ?mx|unresolv|need fully|verif|callout|malformed",
      ),
      'domain of sender|sender verif|verification failed for|(?:invalid|unknown|bad|unresolvable) (?:sender|from|envelope)|could not verify (?:the )?sender',
      nearOther('(?:after|reply to|response to) mail from', '.'),
      'unauthori[sz]ed sender|not authori[sz]ed(?![^|]{0,20}refused)|restrictedtorecipients|outside senders|only accepts? (?:mail|messages?) from|recipient preferences|rejected by (?:the )?(?:user|recipient)\\b',
    ],
  ],
  [
    'expired',
    [
      "(?:delivered|queue|queued|trying|tried)[^|]{0,20}too long|within the time limit|address verification in progress|queue lifetime|(?:not|n't)(?: be)? (?:delivered|sent) (?:for|within|in the last) ",
    ],
  ],
  [
    'rate_limited',
    [
      near(
        'sending|outbound|outgoing|hourly|daily|per (?:hour|day)|connection|frequency|recipients? ',
        '(?:quota|limit|rate|frequency)[^|]{0,15}exceed|exceeded[^|]{0,30}(?:quota|rate)|frequency limit',
        30,
      ),
      near(
        'exceed',
        '(?:per|an|each) (?:hour|day|minute)|sending (?:limit|quota|rate)|max (?:emails|messages)',
      ),
      '(?:receiving|sending) (?:mail|messages?|e-?mails?)[^|]{0,20}(?:too (?:quickly|fast)|at a rate)|receiving mail at a rate|rate[ -](?:limit|exceed|control)',
      'too many (?:concurrent|messages (?:this|for|per|in a)|connections|recipients|emails?|invalid|errors|sessions|simultaneous|messages from|mails? from|unknown)|throttl|gr[ae]y-? ?list|come back later|deferred due to|temporarily deferred|ip not in whitelist',
    ],
  ],
  [
    'too_large',
    [
      near(
        'message|\\b(?:e-?)?mail\\b|size|attachment|content|header',
        'too (?:big|large|long)\\b|exceed[^|]{0,40}(?:size|length)|size[^|]{0,20}exceed|over[^|]{0,12}size limit|larger than|exceeds (?:the )?(?:fixed|administrative)',
        35,
      ),
      'too (?:big|large) (?:a )?(?:message|mail)|^size limit exceed|message size limit|length exceeds|rcptsizelimit|recipsizelimit|message length',
    ],
  ],
  [
    'mailbox_full',
    [
      'over ?-?quota|quota (?:exceed|full|violat|limit|is)|quota[^|]{0,25}(?:exceed|exhaust|full)|(?:exceed|over|beyond|exhaust|overdrawn|out of|reached)[^|]{0,40}(?:quota|disk ?space|storage|allocat|space limit)|disk ?quota',
      near(
        store,
        '\\bfull\\b|(?:exceed|over|reached)[^|]{0,30}(?:limit|size|maximum|allowed|capacity)|limit (?:has been |is )?(?:exceed|reach)|used up|out of space|no (?:more )?(?:space|room)|size limit|has grown too',
      ),
      '(?:insufficient|not enough|no more|too little|out of)[^|]{0,12}(?:disk|storage|mailbox|space)[^|]{0,30}(?:mail ?box|user|space|recipient|@)|too many (?:mails?|messages) (?:in|on) (?:the |your )?(?:mailbox|server)',
      'bo[iî]te (?:aux lettres |de r[ée]ception )?(?:est )?(?:pleine|satur)|quota d[ée]pass|bu?z[oó]n (?:est[aá] )?lleno|casella[^|]{0,15}piena|caixa[^|]{0,15}cheia|postfach[^|]{0,25}(?:voll|überschritten)|speicherplatz[^|]{0,40}(?:überschritten|erschöpft|voll)|mailbox vol\\b|skrzynka[^|]{0,20}(?:pełna|przepełniona)|ящик[^|]{0,20}(?:переполнен|полон)|переполнен',
      '容量(?:を超|が一杯|オーバ|制限)|一杯|いっぱい|(?:邮箱|信箱)[^|]{0,6}(?:已)?满|信箱已滿|空间不足|꽉 ?찼|용량',
    ],
  ],
  [
    'content',
    [
      'virus|malware|infected|trojan|\\bworm\\b|(?:suspicious|dangerous|unsafe|banned|blocked|prohibited|executable) (?:attachment|file|extension|content)|security issue|attachment[^|]{0,30}(?:not allowed|blocked|banned|prohibited|type)|file type[^|]{0,20}(?:not|blocked)',
    ],
  ],
  [
    'spam',
    [
      '\\bspam(?!haus|cop| ?traps?)(?:my|assassin)?\\b|junk ?mail|unsolicited|\\bbulk (?:e-?)?mail|(?:content|message|mail) (?:was |is |has been )?(?:rejected|restrict|denied|blocked) (?:by|for|as|due to)[^|]{0,25}(?:content|spam|filter)|content[ -](?:reject|restrict|filter)|message content rejected|denied by[^|]{0,20}(?:content|filter)|phish|message scored|\\bdt:spm\\b|反垃圾|スパム|迷惑メール|垃圾',
    ],
  ],
  [
    'relaying',
    [
      near(
        'relay(?:ing)?\\b',
        'den(?:ied|y)|not (?:allowed|permitted)|prohibit|access|restrict|disabled',
        35,
      ),
      "(?:unable to|not permitted to|no|not?t? allowed to|cannot|don't|do not|refusing to|not) (?:allow )?relay(?!.{0,20}recipient table)|not a gateway|tenantattribution|rcpthosts",
    ],
  ],
  // cPanel says so of every address whose domain has no entry in the DNS.
  ['host_unknown', ['account or domain may not exist, they may be blacklisted']],
  // Groups name a missing group and missing permission in one breath, in the language of the sender.
  ['policy', ['groups\\.google\\.com', 'group[^|]{0,80}may not exist[^|]{0,40}permission']],
  // "Access denied" of a recipient is how Exchange Online and others word an unknown one.
  ['user_unknown', ['recipient(?: address)? rejected: access denied']],
  [
    'blocked',
    [
      nearOther('#ip', 'block|listed|denied|banned|reject', 30),
      nearOther('block|listed|denied|banned|reject|refus', '#ip', 30),
      'black-? ?list|block ?-?list|white ?list|spamhaus|spamcop|barracuda ?central|\\bsorbs\\b|\\brbl|dnsbl|sender ?score|reputation|is_blocked|\\brly:b|client host|(?:message|mail|traffic|connections?)[^|]{0,15} from #ip|ip=#ip|service refuse',
      near(
        '\\b(?:ptr|rdns)\\b|reverse[ -](?:dns|lookup|hostname|name)|your reverse',
        'reject|fail|not|missing|invalid|record|require|cannot|no |does|bad|valid',
      ),
      'cannot find your (?:reverse )?host|(?:no|fix|valid|invalid|missing|without)[^|]{0,15}(?:reverse dns|ptr|rdns)|\\bhelo\\b|\\behlo\\b (?:name|command|argument|rejected)|bad sender ip|sending ip|dynamic ip|(?:host|your) (?:host|network|server|ip|address|domain|network range)[^|]{0,30}(?:not allowed|blocked|banned|reject|denied|refus|not permitted|is on )|no access from|from your (?:ip|network|host|mail ?server)|refused to talk to me[^|]{0,5}ip',
      '(?<!relay )access denied|banned|blocked by|(?:has|have|been|was|are|is) (?:temporarily |permanently )?block(?:ed|ing)(?!-)|connections? (?:not accepted|refused) from|not accepting (?:mail|messages|connections?) from|open relay|\\bib\\d{3}\\b',
    ],
  ],
  [
    'moved',
    [
      near(whom, '(?:has|have|was|is) (?:been )?(?:permanently )?(?:moved|relocated)|moved permanently', 30),
      '(?:has|have) (?:been )?moved to|@[^|\\w]{0,3}(?:has )?moved|has been replaced by|address (?:has )?changed to|new (?:e-?mail )?address (?:is|:)|changed (?:his|her|their|its) (?:e-?mail )?address',
    ],
  ],
  [
    'not_accepting',
    [
      near(
        '(?<!from )\\b(?:host|domain|site|server|mailer|mx)\\b|^|recipient address',
        "(?:does not|doesn't|do not|no longer|will not|never) (?:accept|receive|handle)s? (?:any |incoming |external )?(?:e-?mails?|messages|mail)",
        60,
      ),
      'null ?mx|indicated no smtp service|does not accept mail|no mail (?:is )?accepted (?:by|for) (?:this )?(?:host|domain)',
    ],
  ],
  // Yahoo words its one reply for addresses nobody has as if they were only locked.
  [
    'user_unknown',
    ["554: 30: this mailbox is disabled|user (?:doesn't|does not) have an? \\S{1,80} account"],
  ],
  [
    'suspended',
    [
      near(
        `${whom}|e-?mail|domain`,
        'suspend|disabl|in-?activ|de-?activat|locked|frozen|not (?:currently )?active|closed|expired|discontinu|terminated|on hold|been blocked|cancell?ed',
        60,
      ),
      `(?:suspended|disabled|inactive|deactivated|dormant|locked|closed|frozen|expired)[^|]{0,10} (?:${whom})|temporarily (?:disabled|inactive|suspended)|not currently (?:active|accepting)|due to inactivity|停用|冻结|利用停止`,
    ],
  ],
  [
    'network',
    [
      'host not found, try again|name service error[^|]{0,80}try again|(?:dns|name|cname|mx)[ -]?(?:lookup|query|server|error)[^|]{0,50}(?:temporar|servfail|timed? ?out|try again|no relevant|had no)|had no relevant answers|(?:mail|forwarding|routing|delivery|message|mx)[- ]loop|loops? back|looping|loop detected|hop count|lowest numbered mx|too many hops|is not responding|(?:misconfigured|bad) (?:dns|mx)',
    ],
  ],
  [
    'host_unknown',
    [
      nearOther(
        '\\b(?:host|hostname|domain|mail domain|mx record|mx|destination system|nameserver)\\b',
        "\\bunknown\\b|not (?:be )?found|(?:does|do)(?: not|n't) exist|non-?exist|invalid|(?:not|n't) be (?:found|resolved|located)|lookup failed|not known|is not (?:valid|configured)|doesn't (?:exist|resolve)",
        35,
      ),
      '(?:unknown|no such|invalid|bad|illegal|non-?existent|unroute?able|unresolvable) (?:(?!to)\\w{1,12} )?(?:host|domain|mail domain|destination (?:host|domain|system))|nxdomain|nonexistentdomain|domainnonexistent|name or service not known|no matches to nameserver|domain is not reachable|no (?:valid )?(?:mx|a|dns)(?: or \\w{1,4})? (?:records?|entr)|point to non-?existent',
      near(
        "can ?not|could(?: not|n't)|can't|unable to|failed to",
        '(?:find|resolve|locate)[^|]{0,25}\\b(?:host|domain|mx)\\b',
        20,
      ),
    ],
  ],
  [
    'user_unknown',
    [
      near(whom, gone),
      `(?:unknown|no such|invalid|bad|incorrect|non-?existent|illegal|unresolvable|unroute?able|undeliverable|no valid|not a valid|not a known|not (?:a |an )?(?:our|existing)|not our|unrecogni[sz]ed|un-?known) (?:\\w{1,12} ){0,2}?(?:or \\w{1,12} )?(?:${whom}|name|id|login|e-?mail|here|final delivery)`,
      `(?:can ?not|can't|could(?: not|n't)|unable to|failed to|don't|do not|doesn't|does not|did not) (?:be )?(?:find|found|locate|verify|have|recogni[sz]e|know)[^|]{0,25}(?:${whom})`,
      'nosuchuser|user ?(?:unknown|not ?found|not ?exist)|recip(?:ient)?not ?found|cuda_nsu|(?:mailbox|account|user|recipient)\\b[^|]{0,12}?(?<!temporarily )unavailable|mailbox name not allowed|^not found|@[^|]{0,12}(?:unknown(?! (?:mailer|error|reason|host))|not found|not known|does not exist)|(?:no (?:one|person|body|user|mailbox|account|alias|such|recipient))[^|]{0,12}(?:here|at this|by (?:that|this)|with that|found|currently)',
      "address rejected[^a-z|]*(?:$|[|])|(?:not|isn't) (?:listed )?(?:in|on) (?:the |our |this |public |domino )*[^|]{0,15}(?:directory|address book|database)|user not local|not local\\b|all recipients? (?:were |are )?invalid|recipient syntax|bad destination mailbox|no mail ?box|no longer (?:works|accepts mail|employed|with (?:us|the))|here (?:any ?more|any longer)|does not contain|match any (?:user|recipient|account)|has left (?:the )?(?:company|organi[sz]ation)",
      "n'existe pas|inexistant|inconnu|(?:destinataire|adresse)[^|]{0,15}invalide|no existe|desconocid|inexistente|não existe|não encontrad|desconhecid|existiert nicht|nicht vorhanden|unbekannt|non esiste|sconosciut|inesistente|onbekend|bestaat niet|okänd|ukendt|finnes ikke|tuntematon|nieznany|nie istnieje|не существует|не найден|неизвест|нет такого|neexistuje|ismeretlen|bilinmiyor|bulunamadı",
      '(?:宛先|あて先|ユーザ|アドレス|受信者|アカウント|メールボックス|ディレクトリ)[^|]{0,30}(?:不明|存在(?:し|せ|い)|見つか|ありません|ございません)|不存在|(?:收件人|用户|用戶|地址|邮箱)[^|]{0,12}(?:不存在|无效|錯誤|错误|未找到|不正确)|找不到|존재하지|없는 (?:사용자|메일)',
    ],
  ],
]

/** Words that say no more than that it did not work; a code, or words elsewhere, may know better. */
const VAGUE: typeof CLEAR = [
  [
    'expired',
    [
      "expired|timed? ?-?out|timeout|(?:not|n't) (?:be )?(?:delivered|sent) (?:for|within|in the last|after)|(?:has|have) (?:not )?been (?:in the queue|undeliverable) for|retry (?:time|limit)|delivery (?:time|attempt)s? (?:exceeded|limit)|giving up|gave up|maximum[^|]{0,20}(?:time|attempts|retries)|(?:multiple|several|repeated|\\d+) (?:retries|attempts)|(?:still|keep|continue) (?:being )?(?:retr|try)|will be retried|delay(?:ed)?\\b|aborted after|in the queue|期限切れ|時間内に|not accept our requests? to connect|could not be delivered (?:for|after|within)",
    ],
  ],
  [
    'network',
    [
      "connection[^|]{0,25}(?:refused|reset|lost|dropped|timed|closed|was|could|fail|abort|error)|(?:network|host|server|destination) (?:is )?(?:unreachable|not reachable)|no route to|nested mail|(?:couldn't|could not|unable to|cannot|can't|failed to) (?:connect|establish|contact|reach)|dns (?:error|query|problem|server|fail|lookup)|name lookup|lost connection|broken pipe|\\btls\\b|\\bssl\\b|starttls|certificate|socket error|no answer from|routing|gateway",
    ],
  ],
  [
    'policy',
    [
      'polic(?:y|ies)|not (?:allowed|permitted)|prohibit|restrict|permission|denied|reject|refus|administrative|security|not accepted|unacceptable|preferences|does not (?:comply|conform)|rfc ?\\d{3,4}|smtputf8|bare lf|missing|header|not (?:want|wish)|protocol violation',
    ],
  ],
  [
    'syntax',
    ['syntax|malformed|bad (?:command|sequence)|unrecogni[sz]ed command|command (?:not|out)|protocol error'],
  ],
  [
    'system',
    [
      "(?:system|local|configuration|internal|server|mailer|unknown|temporary|i\\/o)[^|]{0,20}(?:error|failure|problem|full|down)|temporar|service[^|]{0,12}(?:unavailable|not available)|not accepting network|can(?:not|'t|'not) (?:create|open|write|lock)|\\bdisk\\b|system storage|command died|\\bpipe to\\b|busy|transaction failed|transport unavailable|command failed|exit(?:ed)? (?:with )?status|system not|loop alert|duplicated message-id",
    ],
  ],
]

type Rule = { reason: BounceReason; pattern: RegExp; clear: boolean }

const rulesOf = (wording: typeof CLEAR, clear: boolean): Rule[] =>
  wording.map(([reason, phrases]) => ({ reason, pattern: new RegExp(phrases.join('|')), clear }))

export const RULES: readonly Rule[] = [...rulesOf(CLEAR, true), ...rulesOf(VAGUE, false)]
