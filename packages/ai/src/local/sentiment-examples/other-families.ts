import type { MoodExamples } from './mood-examples.ts'

export const otherFamilies: MoodExamples[] = [
  {
    language: 'pl',
    negative: `
      Zepsuło się po dwóch dniach, co za badziewie.
      Czekam na infolinii od godziny, to jest śmieszne.
      W ogóle nie jestem zadowolony z jakości.
      Po aktualizacji nic nie działa, to bardzo irytujące.
      Żałuję tego zakupu, pieniądze wyrzucone w błoto.
      Pracownik był niegrzeczny i nie chciał pomóc.
      Znowu zły towar, ile można?
      Jedzenie było zimne, a kelner nas ignorował.
      Nikomu nie polecam tego sklepu.
      Okłamaliście mnie co do terminu dostawy.
      Nie za to zapłaciłem.
      Tracę do was cierpliwość.
      Najgorsza obsługa, jaką widziałem.`,
    neutral: `
      W załączniku przesyłam podpisany formularz.
      Czy lampa jest dostępna także w kolorze białym?
      Mój numer zamówienia to 48213.
      O której otwierają sklep w poniedziałek?
      Przeprowadziłem się pierwszego maja.
      Jakiego kabla potrzebuję do tego monitora?
      Mamy dwunastu pracowników i plan podstawowy.
      Proszę zmienić mój adres e-mail.
      Numer seryjny znajduje się z tyłu.
      Piszę w sprawie faktury z zeszłego tygodnia.
      Czy instrukcja jest dostępna w PDF?
      Chciałbym zarezerwować stolik dla czterech osób.
      Chcę zwrócić niebieską koszulę.`,
    positive: `
      Wszystko przyszło na czas i w idealnym stanie.
      Wasz pracownik rozwiązał mój problem w kilka minut, rewelacja!
      Jestem bardzo zadowolony z nowego roweru.
      Bardzo miły zespół, na pewno zamówię ponownie.
      Dziękuję za szybką odpowiedź.
      Działa znakomicie, pięć gwiazdek.
      Moje dzieci to uwielbiają i ja też.
      Jakość mile mnie zaskoczyła.
      Świetny stosunek jakości do ceny, polecam.
      Uratowaliście mi dzień, dziękuję!
      Wcale nie jest źle, podoba mi się.
      Nowa wersja jest dużo szybsza, dobra robota.
      Mieliśmy cudowny pobyt.`,
  },
  {
    language: 'ja',
    negative: `
      二日で壊れました。ひどい商品です。
      電話で一時間も待たされて腹が立ちます。
      品質にはまったく満足していません。
      アップデートしてから何も動かず、とても困っています。
      買ったことを後悔しています。お金の無駄でした。
      店員の態度が悪く、助けてくれませんでした。
      また違う商品が届きました。いい加減にしてください。
      料理は冷たく、店員に無視されました。
      この店は誰にもすすめられません。
      配達日について嘘をつかれました。
      対応が遅すぎて残念です。
      今までで最悪のサービスでした。`,
    neutral: `
      署名した書類を添付します。
      このランプは白もありますか。
      注文番号は48213です。
      月曜日は何時に開店しますか。
      五月一日に引っ越しました。
      このモニターにはどのケーブルが必要ですか。
      メールアドレスの変更をお願いします。
      製造番号は裏に書いてあります。
      先週の請求書についてお尋ねします。
      説明書はPDFでありますか。
      四人で席を予約したいです。
      青いシャツを返品したいです。`,
    positive: `
      時間どおりに完璧な状態で届きました。
      担当の方がすぐに解決してくれました。素晴らしいです。
      新しい自転車にとても満足しています。
      とても親切なスタッフで、また注文します。
      早速のお返事ありがとうございます。
      問題なく動いて最高です。
      子どもたちも私も大好きです。
      品質の良さに驚きました。
      値段の割にとても良く、おすすめです。
      本当に助かりました。感謝しています。
      新しいバージョンは速くなって嬉しいです。
      楽しい滞在になりました。`,
  },
  {
    language: 'zh',
    negative: `
      用了两天就坏了，质量太差。
      电话等了一个小时，真可笑。
      我对质量一点都不满意。
      更新以后什么都用不了，烦死了。
      后悔买这个，浪费钱。
      店员态度恶劣，不肯帮忙。
      又发错货了，太离谱了。
      饭菜是凉的，服务员不理我们。
      我不会向任何人推荐这家店。
      你们在送货日期上骗了我。
      我已经失去耐心了。
      这是我见过最差的服务。`,
    neutral: `
      附件是签好字的表格。
      这款灯有白色的吗？
      我的订单号是48213。
      星期一几点开门？
      我五月一日搬家了。
      这个显示器需要哪种线？
      请修改我的邮箱地址。
      序列号在背面。
      我想咨询上周的账单。
      说明书有PDF版吗？
      我想预订四个人的座位。
      我想退掉蓝色的衬衫。`,
    positive: `
      东西按时到了，状态完美。
      你们的同事几分钟就解决了我的问题，太棒了！
      我对新自行车非常满意。
      团队很友好，我会再次下单。
      谢谢你们这么快回复。
      非常好用，五星好评。
      孩子们很喜欢，我也是。
      质量让我很惊喜。
      性价比很高，强烈推荐。
      帮了我大忙，感谢！
      新版本快多了，做得好。
      我们住得很愉快。`,
  },
]
