const lists = `
a an the and or but if then so of to in on at by for with from as is are was were be been being am do does did have has
had i you he she it we they me him her us them my your his its our their this that these those there here what which who
when where why how can could will would shall should may might must not no yes please thanks thank hello hi dear regards
kind best just also very too more most some any all each other into about after before over under again than up down out
off only own same get got let know like want need would i'm i'd i've i'll don't it's can't hey question questions help tell wonder wondering ask asking possible
take takes going thing things something anything someone information info regarding currently sure looking
der die das den dem des ein eine einen einem einer eines und oder aber wenn dann so von zu in im an am auf bei für mit aus
als ist sind war waren sein bin bist hat haben hatte ich du er sie es wir ihr mich mir dich dir uns ihnen ihm mein meine
meinen meinem meiner dein ihre ihren ihrem ihrer unser unsere dieser diese dieses nicht kein keine ja nein bitte danke
hallo guten tag liebe lieber sehr geehrte geehrter freundliche grüße was welche wer wann wo warum wie kann können könnte
wird werden würde soll sollte muss müssen darf auch nur noch schon mehr alle zum zur beim über nach vor dass da frage fragen hilfe helfen gerne möglich eigentlich möchte wissen lange dauert
le la les un une des du de et ou mais si alors que qui quoi dont où à au aux en dans sur par pour avec sans est sont était
être ai as a avons avez ont avait je tu il elle on nous vous ils elles me te se mon ma mes ton ta tes son sa ses notre nos
votre vos leur ce cet cette ces ne pas non oui merci bonjour cordialement quand comment pourquoi quel quelle peut pouvez
puis peux plus aussi très y plaît svp question aide savoir voudrais souhaite souhaiterais possible faire
el los las una unos unas y o pero entonces del al con sin por para sobre es son era ser soy he ha han hay yo tú él ella
nosotros ustedes ellos me te le lo mi mis tu tus su sus nuestro este esta estos estas ese esa no sí gracias hola favor
buenos días cuándo cómo dónde qué cuál quién puede pueden puedo más también muy ya pregunta ayuda saber quisiera quiero posible hacer tengo
il lo gli uno e ma se del della dei delle dello nel nella sul sulla con senza per di da è sono era essere ho hai ha abbiamo
hanno io lui lei noi voi loro mi ti si ci vi mio mia miei tuo suo sua nostro vostro questo questa questi non sì grazie
ciao buongiorno quando come dove perché che chi quale posso può potete più anche molto già
os as um uma uns umas e ou mas do da dos das no na nos nas ao com sem por para é são era ser estou está tenho tem eu ele
nós eles me te se meu minha seu sua nosso este esta isto não sim obrigado obrigada olá favor bom dia quando como onde
porque que quem qual posso pode podem mais também muito já
het een en of maar als dan van te op bij voor met uit is zijn was waren ben bent heb heeft hebben had ik jij je u hij zij
ze wij we jullie mij me hem haar ons mijn jouw uw zijn onze dit deze dat die niet geen ja nee bedankt dank hallo beste
groeten wat welke wie wanneer waar waarom hoe kan kunnen kunt wil zal zou moet mag ook nog al meer alle er
i w na z do od dla o po przy za się nie tak to jest są był była być mam ma mamy ja ty on ona my wy oni mi mnie mój moja
moje twój pan pani proszę dziękuję dzień dobry kiedy gdzie jak dlaczego co kto czy że który która mogę może można już też
och att det som en ett den de i på av för med till från är var vara har hade jag du han hon vi ni mig dig min mitt mina
din er ert inte nej ja tack hej snälla när hur varför vad vem kan skulle ska vill mycket också om
`

/** Words that carry no meaning of their own, over the languages of the drafter. */
export const stopWords: ReadonlySet<string> = new Set(lists.trim().split(/\s+/))
