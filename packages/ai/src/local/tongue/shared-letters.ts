/**
 * What shows, the language it shows, and how sure that is where others write so as well (1 where left out). Where
 * several languages are named, words decide among them, and the first is taken with that certainty when none does.
 */
export type LetterRule = readonly [RegExp, string | readonly string[], number?]

const word = (words: string) => new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, 'iu')

// Each line is of characters the other writing does without; 荷, 届 and 証 are Chinese as well.
const japaneseOnly =
  '円込働駅図発売価払読対応変済様畑峠収覧権戻験鉄労広伝転辺検絵経黒気県実仮単営専帯弾戦拝拠焼総縄聴蔵薬覚観訳遅郷隠雑頼顕駆騒髪齢関続録毎'
const mainlandOnly =
  '们这为吗请货单订问说时间电话发谢您钱网还过开账户买卖码邮费给让谁对现见觉应关无车长书进运远连边错银钥链锁险验题须顾预领频额风饭馆马两产亲仅从优伤传价态总败损坏换卖递选检查询复购赔偿认证护联络'
const taiwanOnly = '嗎們這麼說發錢沒戶單對號賣讓變應關實點從將經總續圖價歡氣驗轉樣廣碼邊遲遞錄鑰隱繳稅狀舊'
// What Japan shortened as the mainland did, beside what it left as Taiwan has it, is found together in Japanese alone.
const shortened = '状会来国学体点号当参断数旧条画写双区医声宝寿与'
const unshortened =
  '況損認話電時間問題開設請買質費貨員類線納絡結約級訂記計訪許評試詳語誤談調謝識議護貴貸賃資購車輸運過達違選門閉際預領頁順飯陳'

/** The first that fits counts: letters of one language alone before words, and words before what several share. */
export const han: readonly LetterRule[] = [
  [new RegExp(`[${japaneseOnly}]`, 'u'), 'ja'],
  [new RegExp(`[${mainlandOnly}${taiwanOnly}么怎你呢吧哪啊]`, 'u'), 'zh'],
  [new RegExp(`[${shortened}].*[${unshortened}]|[${unshortened}].*[${shortened}]`, 'su'), 'ja', 0.85],
  [
    /注文|返品|番号|未着|領収|送料|至急|納品|見積|御中|品番|取引|請求書|問合|再発行|在庫|不具合|承知|弊社|御社|貴社|退会/u,
    'ja',
    0.9,
  ],
  [/[請貨訂問謝還過開帳的了是我他在什不]/u, 'zh'],
  [/退款|客服|快[递遞]|物流|密[码碼]/u, 'zh', 0.9],
]

export const arabic: readonly LetterRule[] = [
  [/[ۈۋڭ]/u, 'ug'],
  [/[ۆێڵڕە]/u, 'ku'],
  [/[ټډړښېۍځڅ]/u, 'ps'],
  [word('زما|ستاسو|مننه|غواړم|چیرته|دې|څه'), 'ps', 0.8],
  [/[ٹڈڑںےہ]|ھ(?=[اویےںک\s])/u, 'ur'],
  [word('میرا|میری|مجھ|مجھے|کیا|کرو|کریں|واپس|اور|آپ|ابھی|نہیں'), 'ur', 0.9],
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
  [word('байна|байсан|байгаа|хаана|хэзээ|яаж|миний|танай|нь|юм|бол|гэж|гэсэн|болон'), 'mn'],
  [/[өү]/iu, 'mn', 0.7],
  [
    /^(?!.*[ищъ]).*(?<!\p{L})(?:гэта|гэты|дзе|калі|дзякуй|няма|пакуль|вельмі|пасля|толькі)(?!\p{L})/isu,
    'be',
    0.9,
  ],
  [/і.*[ищ]|[ищ].*і/isu, 'uk', 0.95],
  [/[ыэё]/iu, 'ru'],
  [/ъ(?![еюя])/iu, 'bg'],
  [/[љњџј]/iu, ['sr', 'mk'], 0.75],
]

export const devanagari: readonly LetterRule[] = [
  [/[ळऱ]/u, 'mr'],
  [/\p{L}/u, ['hi', 'mr', 'ne'], 0.6],
]
