/** What shows, the language it shows, and how sure that is where others write so as well (1 where left out). */
export type LetterRule = readonly [RegExp, string, number?]

const word = (words: string) => new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, 'iu')

/** The first that fits counts: letters of one language alone before words, and words before what several share. */
export const han: readonly LetterRule[] = [
  [
    /[円込働駅図発売価払読対応変届済様荷畑峠収覧証権戻験鉄労広伝転辺検絵経黒気県実仮単営専帯弾戦拝拠焼総縄聴蔵薬覚観訳遅郷隠雑頼顕駆騒髪齢関続録毎]/u,
    'ja',
  ],
  [/注文|返品|番号|未着|領収|送料|至急|納品|見積|御中|品番|取引|請求書|問合|再発行/u, 'ja', 0.9],
  [
    /[们这为么吗请货单订问说时间电话发谢您怎钱网还没过开账户嗎們這麼請貨訂單問說發謝錢還沒過開帳戶]|[的了是我你他在什不]/u,
    'zh',
  ],
  [/退款|客服|快[递遞]|物流|密[码碼]/u, 'zh', 0.9],
]

export const arabic: readonly LetterRule[] = [
  [/[ۈۋڭ]/u, 'ug'],
  [/[ۆێڵڕە]/u, 'ku'],
  [/[ټډړښېۍځڅ]/u, 'ps'],
  [word('زما|ستاسو|مننه|غواړم|چیرته|دې|څه'), 'ps', 0.8],
  [/[ٹڈڑںےہ]|ھ(?=[اویےںک\s])/u, 'ur'],
  [word('است|را|این|که|از|می|برای|نیست|سفارش|ممنون|لطفا|لطفاً|هستم|کجا|شما'), 'fa'],
  [/^(?=.*[ةأإ])(?:.*?(?<!\p{L})ال\p{L}{2,}){2}/su, 'ar', 0.95],
  [/[پچژگ\u06cc\u06a9]/u, 'fa', 0.9],
  [/[ةأإؤ]|(?<!\p{L})ال\p{L}{2,}|\p{L}ى(?!\p{L})/u, 'ar'],
  [word('في|على|هل|لم|لا|هذا|هذه|شكرا|شكراً|كيف|متى|اين|انا|مرحبا|من فضلك|ما|عن'), 'ar', 0.95],
  // Greeted so from Morocco to Pakistan.
  [word('سلام'), 'fa', 0.45],
]

const kazakh = 'рахмет|тапсырыс\\p{L}*|келмеді|жеткізу|ақша\\p{L}*'

export const cyrillic: readonly LetterRule[] = [
  [/[ҷӣӯҳ]/iu, 'tg'],
  [/[ҙҫҡ]/iu, 'ba'],
  [/[қғұ]|[әңөүһ].*і|і.*[әңөүһ]/isu, 'kk'],
  [/[їєґ]/iu, 'uk'],
  [/ў/iu, 'be'],
  [word(kazakh), 'kk', 0.85],
  [/[ыэё].*і|і.*[ыэё]/isu, 'be', 0.85],
  [/[ѓќѕ]/iu, 'mk'],
  [/[ђћ]/iu, 'sr'],
  [/[әһҗ]/iu, 'tt', 0.85],
  [/ң/iu, 'ky', 0.85],
  [word('байна|хаана|миний'), 'mn'],
  [/[өү]/iu, 'mn', 0.7],
  [/[ыэё]/iu, 'ru'],
  [
    /^(?!.*[ыэёъщіїў]).*(?<!\p{L})(?:јас|ќе|мојата|мојот|сум|каде|моето|во|со|дека|е|го|сè|уште|нарачка\p{L}*)(?!\p{L})/isu,
    'mk',
  ],
  [/[љњџј]/iu, 'sr'],
]
