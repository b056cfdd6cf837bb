/** Words by weight; a trailing * stands for any ending of at least four letters kept. */
const positive: Record<number, string> = {
  1: `
    thank thanks great good excellent perfect wonderful fantastic amazing awesome love loved lovely happy pleased
    glad delighted superb brilliant impressed best nice helpful friendly kind satisfied enjoy* appreciat* recommend*
    outstanding flawless smooth quick quickly easy works
    danke vielen toll tolle toller super prima perfekt wunderbar* fantastisch* hervorragend* ausgezeichnet* großartig*
    zufrieden begeister* freundlich* lob liebe gerne schön schöne klasse empfehl* hilfsbereit einwandfrei
    merci super parfait parfaite excellent* génial géniale formidable ravi ravie content contente satisfait* bravo
    magnifique agréable sympathique recommand* adore efficace impeccable rapide
    gracias excelente* perfecto perfecta genial maravillos* fantástic* encant* feliz contento contenta satisfech*
    bueno buena amable* recomiend* estupend* mejor increíble rápido
    grazie ottimo ottima eccellent* perfetto perfetta fantastic* meraviglios* felice contento soddisfatt* gentil*
    bravi bravissim* consiglio splendid* complimenti veloce
    obrigado obrigada excelente ótimo ótima perfeito perfeita maravilhos* fantástic* adorei adoro feliz satisfeit*
    recomendo simpátic* impecável parabéns
    bedankt dank geweldig* uitstekend* perfect fantastisch* tevreden blij top fijn fijne prima goed vriendelijk*
    dziękuję świetn* doskonał* wspaniał* super polecam zadowolon* miła miły idealn* fantastyczn* rewelacyjn*
    tack bra utmärkt* perfekt fantastisk* underbar* nöjd glad toppen jättebra trevlig* rekommender*
    kiitos loistava* erinomai* takk takker flott fantastisk fremragende dejlig*
  `,
}

const negative: Record<number, string> = {
  1: `
    bad terrible horrible awful worst disappoint* angry annoy* frustrat* upset unacceptable useless broken broke breaks rude
    poor ridiculous disgusting disgrace* pathetic unhappy dissatisf* hate hated waste wasted wrong fail* failed
    never nobody scam joke unprofessional incompetent lousy nightmare regret cheated shame ignored fed sick furious
    outrage* complain* complaint slow damaged late delay* missing problem error crash* lost unfortunately cannot
    schlecht* furchtbar* schrecklich* enttäusch* ärger* wütend frustrier* unverschämt* unfreundlich* inakzeptabel
    kaputt defekt* mangelhaft* katastroph* leider beschwer* niemand unzufrieden peinlich frechheit miserabel* mies*
    zumutung unzumutbar verärger* unbrauchbar falsch beschädigt* lächerlich*
    mauvais mauvaise terrible horrible décevant* déçu déçue nul nulle scandaleu* inadmissible inacceptable furieu*
    honte honteux honteuse catastroph* insatisf* impoli* énerv* pire arnaque cassé cassée personne lamentable marre
    malheureusement ridicule inutile défectueu* médiocre
    malo mala pésim* terrible horrible decepcion* enfad* furios* inaceptable vergüenza vergonz* peor frustr*
    estafa roto rota nadie lamentable defectuos* indignante inútil desastre maleducad* grosero grosera harto harta
    pessim* terribile orribile delus* arrabbiat* inaccettabile vergogna vergognos* peggior* frustr* truffa rotto
    rotta nessuno scadente difettos* maleducat* scortes* disastro schifo stufo stufa ridicol*
    péssim* terrível horrível desilud* decepcion* furios* inaceitável vergonh* pior frustr* burla partido estragad*
    ninguém lamentável defeituos* mal-educad* desastre farto farta ridícul* insatisfeit*
    slecht* vreselijk* verschrikkelijk* teleurgesteld* teleurstell* boos woedend onacceptabel* schandalig* frustre*
    kapot defect* niemand onbeleefd* helaas waardeloos ontevreden ergerlijk belachelijk* klacht
    zły zła złe okropn* straszn* rozczarow* wściek* niedopuszczaln* fataln* zepsut* uszkodzon* nikt beznadziejn*
    niestety niezadowolon* skandal* żenad* oszuka* najgorsz*
    dålig* hemsk* fruktansvärd* besvik* arg arga rasande oacceptabel* skandal* trasig* ingen oförskämd* tyvärr
    missnöjd värdelös* usel sämst* förbannad
    dårlig* skuffe* skuffet forferdelig* elendig* ødelagt huono* pettyny* kamala* surkea*
  `,
}

const unspacedPositive =
  'ありがとう 感謝 素晴らし すばらし 最高 嬉し うれし 満足 助かり 気に入 丁寧 便利 良かった よかった おすすめ 谢谢 感谢 非常好 很好 太好了 满意 喜欢 棒 完美 优秀 开心 推荐 감사 최고 좋아 만족 훌륭'
const unspacedNegative =
  '最悪 ひど 酷い 残念 不満 怒 壊れ 困っ 遅い 許せ 失望 腹が立 がっかり 悪い 対応が悪 使えな 二度と 太差 很差 差劲 失望 生气 愤怒 糟糕 垃圾 投诉 坏了 骗 不满 讨厌 难用 太慢 恶劣 无法接受 최악 실망 화가 불만 나쁘 짜증 고장'

export const tellingTone = buildTables()

function buildTables() {
  const words = new Map<string, number>()
  const stems = new Map<string, number>()
  for (const [table, sign] of [
    [positive, 1],
    [negative, -1],
  ] as const) {
    for (const [weight, list] of Object.entries(table)) {
      for (const entry of list.trim().split(/\s+/)) {
        if (entry.endsWith('*')) stems.set(entry.slice(0, -1), sign * Number(weight))
        else words.set(entry, sign * Number(weight))
      }
    }
  }
  const unspaced = new Map<string, number>()
  for (const entry of unspacedPositive.split(' ')) unspaced.set(entry, 1)
  for (const entry of unspacedNegative.split(' ')) unspaced.set(entry, -1)
  return { words, stems, unspaced }
}
