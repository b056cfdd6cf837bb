import type { MoodExamples } from './mood-examples.ts'

export const germanic: MoodExamples[] = [
  {
    language: 'en',
    negative: `
      The handle broke off after two days and nobody at your company cares.
      I have been on hold for fifty minutes, this is ridiculous.
      Not happy with the quality at all.
      This update made everything worse, nothing works any more.
      I regret buying this, it is a waste of money.
      The staff were rude and refused to help.
      It does not work and your support does not help either.
      Your website keeps logging me out, so annoying.
      I expected much better from a brand like yours.
      The food was cold and the waiter ignored us.
      Again the wrong item, how hard can it be?
      I am really upset about how this was handled.
      The room smelled awful and the bed was filthy.
      I would not recommend this to anyone.
      You lied to me about the delivery date.
      What a mess, I still do not have my luggage.
      The picture quality is poor and the sound is even worse.
      I am losing patience, three promises and no call back.
      The worst purchase I have made in years.
      It never arrived and now you tell me to wait again.
      I don't like the new design, it is confusing and slow.
      Sadly the shoes fell apart within a month.
      Your so called premium service is anything but premium.
      I feel let down.
      This is not what I paid for.`,
    neutral: `
      Please find the signed form attached.
      I would like to know whether the lamp is available in white.
      My order number is 48213 and my postcode is 1010.
      Could you tell me when the shop opens on Monday?
      I moved to a new flat on the first of May.
      The meeting takes place at ten in the morning.
      Which cable do I need for this monitor?
      We have twelve employees and use the basic plan.
      I bought the device in March and registered it in April.
      Please change my e-mail address to the one below.
      The serial number is on the back.
      Do I need an account to place an order?
      I am writing about the invoice from last week.
      Can two people use the same licence?
      I sent the parcel back on Tuesday by post.
      Is the manual available as a PDF?
      The customer asked for a quote for ten chairs.
      Let me know what documents you need.
      How many megabytes may an attachment have?
      I would like to book a table for four on Friday.
      My colleague will pick up the order tomorrow.
      What is the address of your warehouse?
      Please cancel my subscription at the end of the month.
      I want to return the blue shirt and keep the red one.
      Where can I enter the voucher code?`,
    positive: `
      Everything arrived on time and in perfect condition.
      Your colleague solved my problem within minutes, brilliant!
      I am really happy with my new bike.
      Such a friendly team, I will definitely order again.
      The best coffee I have had in a long time.
      Thank you so much for the quick reply.
      Works like a charm, five stars.
      My kids love it and so do I.
      I was pleasantly surprised by the quality.
      Great value for money, highly recommended.
      The installation was easy and the result looks beautiful.
      You saved my day, thank you!
      No complaints at all, excellent work.
      It is not bad at all, I quite like it.
      The new version is so much faster, well done.
      We had a lovely stay and enjoyed every minute.
      Superb packaging and super fast delivery.
      I appreciate your patience and your kind help.
      Could not be happier with the service.
      What a wonderful surprise, thanks to everybody.
      The support was outstanding from start to end.
      Finally a company that listens to its customers.
      Very comfortable and looks even better than in the picture.
      Glad I chose you, keep it up.
      Problem solved, many thanks!`,
  },
  {
    language: 'de',
    negative: `
      Nach zwei Tagen war das Gerät kaputt, so ein Schrott.
      Ich warte seit einer Stunde in der Hotline, das ist lächerlich.
      Mit der Qualität bin ich überhaupt nicht zufrieden.
      Seit dem Update geht gar nichts mehr, sehr ärgerlich.
      Ich bereue diesen Kauf, rausgeworfenes Geld.
      Ihr Mitarbeiter war unfreundlich und wollte nicht helfen.
      Schon wieder der falsche Artikel, das kann doch nicht wahr sein.
      Das Essen war kalt und der Kellner hat uns ignoriert.
      Ich kann diesen Laden niemandem empfehlen.
      Sie haben mich beim Liefertermin belogen.
      Das ist nicht das, wofür ich bezahlt habe.
      Ich verliere langsam die Geduld mit Ihnen.
      Leider sind die Schuhe nach einem Monat auseinandergefallen.
      Der schlechteste Service, den ich je erlebt habe.
      Niemand fühlt sich zuständig, ich bin stinksauer.
      Das Zimmer war schmutzig und laut.`,
    neutral: `
      Anbei erhalten Sie das unterschriebene Formular.
      Ist die Lampe auch in Weiß erhältlich?
      Meine Bestellnummer lautet 48213.
      Wann öffnet das Geschäft am Montag?
      Ich bin am ersten Mai umgezogen.
      Welches Kabel brauche ich für diesen Monitor?
      Wir haben zwölf Mitarbeiter und nutzen den Basistarif.
      Bitte ändern Sie meine E-Mail-Adresse.
      Die Seriennummer steht auf der Rückseite.
      Ich schreibe wegen der Rechnung von letzter Woche.
      Gibt es die Anleitung als PDF?
      Ich möchte einen Tisch für vier Personen reservieren.
      Mein Kollege holt die Bestellung morgen ab.
      Bitte kündigen Sie meinen Vertrag zum Monatsende.
      Ich möchte das blaue Hemd zurückgeben.
      Welche Unterlagen benötigen Sie?`,
    positive: `
      Alles kam pünktlich und in einwandfreiem Zustand an.
      Ihr Kollege hat mein Problem in Minuten gelöst, großartig!
      Ich bin mit meinem neuen Fahrrad sehr glücklich.
      So ein nettes Team, ich bestelle gerne wieder.
      Vielen Dank für die schnelle Antwort.
      Funktioniert hervorragend, fünf Sterne.
      Meine Kinder lieben es und ich auch.
      Von der Qualität war ich angenehm überrascht.
      Gutes Preis-Leistungs-Verhältnis, klare Empfehlung.
      Sie haben mir den Tag gerettet, danke!
      Gar nicht schlecht, gefällt mir gut.
      Die neue Version ist viel schneller, gut gemacht.
      Wir hatten einen wunderschönen Aufenthalt.
      Ich schätze Ihre Geduld und Ihre freundliche Hilfe.
      Besser hätte es nicht laufen können.
      Endlich eine Firma, die ihren Kunden zuhört.`,
  },
  {
    language: 'nl',
    negative: `
      Na twee dagen was het al stuk, wat een rommel.
      Ik sta al een uur in de wacht, dit is belachelijk.
      Ik ben helemaal niet tevreden over de kwaliteit.
      Sinds de update werkt niets meer, heel vervelend.
      Ik heb spijt van deze aankoop, zonde van mijn geld.
      De medewerker was onbeschoft en wilde niet helpen.
      Alweer het verkeerde artikel, hoe moeilijk kan het zijn?
      Het eten was koud en de ober negeerde ons.
      Ik kan deze winkel niemand aanraden.
      Jullie hebben gelogen over de leverdatum.
      Dit is niet waar ik voor betaald heb.
      Ik begin mijn geduld te verliezen.
      Helaas vielen de schoenen na een maand uit elkaar.
      De slechtste service ooit.`,
    neutral: `
      In de bijlage vindt u het ondertekende formulier.
      Is de lamp ook in het wit verkrijgbaar?
      Mijn bestelnummer is 48213.
      Hoe laat gaat de winkel maandag open?
      Ik ben op 1 mei verhuisd.
      Welke kabel heb ik nodig voor dit scherm?
      Wij hebben twaalf medewerkers en het basispakket.
      Graag mijn e-mailadres wijzigen.
      Het serienummer staat op de achterkant.
      Ik schrijf over de factuur van vorige week.
      Is de handleiding als pdf beschikbaar?
      Ik wil een tafel voor vier personen reserveren.
      Mijn collega haalt de bestelling morgen op.
      Ik wil het blauwe overhemd terugsturen.`,
    positive: `
      Alles kwam op tijd en in perfecte staat aan.
      Uw collega loste mijn probleem binnen een paar minuten op, geweldig!
      Ik ben erg blij met mijn nieuwe fiets.
      Wat een vriendelijk team, ik bestel hier graag weer.
      Bedankt voor de snelle reactie.
      Werkt uitstekend, vijf sterren.
      Mijn kinderen zijn er dol op en ik ook.
      Ik was aangenaam verrast door de kwaliteit.
      Goede prijs-kwaliteitverhouding, een aanrader.
      Jullie hebben mijn dag gered, dank je wel!
      Helemaal niet slecht, ik ben er blij mee.
      De nieuwe versie is veel sneller, goed gedaan.
      We hebben een heerlijk verblijf gehad.
      Eindelijk een bedrijf dat naar klanten luistert.`,
  },
  {
    language: 'sv',
    negative: `
      Den gick sönder efter två dagar, vilket skräp.
      Jag har väntat i telefon i en timme, det är löjligt.
      Jag är inte alls nöjd med kvaliteten.
      Efter uppdateringen fungerar ingenting längre.
      Jag ångrar köpet, bortkastade pengar.
      Personalen var otrevlig och ville inte hjälpa till.
      Fel vara igen, hur svårt kan det vara?
      Maten var kall och servitören ignorerade oss.
      Jag kan inte rekommendera den här butiken.
      Ni ljög om leveransdatumet.
      Det här är inte vad jag betalade för.
      Jag börjar tappa tålamodet.
      Den sämsta servicen någonsin.`,
    neutral: `
      Bifogat finns det undertecknade formuläret.
      Finns lampan även i vitt?
      Mitt ordernummer är 48213.
      När öppnar butiken på måndag?
      Jag flyttade den första maj.
      Vilken kabel behöver jag till skärmen?
      Vi är tolv anställda och har baspaketet.
      Vänligen ändra min e-postadress.
      Serienumret står på baksidan.
      Jag skriver angående fakturan från förra veckan.
      Finns manualen som pdf?
      Jag vill boka ett bord för fyra.
      Jag vill returnera den blå skjortan.`,
    positive: `
      Allt kom i tid och i perfekt skick.
      Er kollega löste mitt problem på några minuter, lysande!
      Jag är jätteglad för min nya cykel.
      Vilket trevligt team, jag beställer gärna igen.
      Tack för det snabba svaret.
      Fungerar utmärkt, fem stjärnor.
      Mina barn älskar den och jag också.
      Jag blev positivt överraskad av kvaliteten.
      Mycket för pengarna, rekommenderas varmt.
      Ni räddade min dag, tack!
      Inte alls dåligt, jag gillar det.
      Den nya versionen är mycket snabbare, bra jobbat.
      Vi hade en underbar vistelse.`,
  },
]
