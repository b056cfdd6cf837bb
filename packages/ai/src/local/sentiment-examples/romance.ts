import type { MoodExamples } from './mood-examples.ts'

export const romance: MoodExamples[] = [
  {
    language: 'fr',
    negative: `
      Il est tombé en panne au bout de deux jours, quelle camelote.
      J'attends au téléphone depuis une heure, c'est ridicule.
      Je ne suis pas du tout satisfait de la qualité.
      Depuis la mise à jour plus rien ne fonctionne, c'est pénible.
      Je regrette cet achat, c'est de l'argent jeté par les fenêtres.
      Le vendeur était désagréable et a refusé de m'aider.
      Encore le mauvais article, ce n'est pas possible.
      Le repas était froid et le serveur nous a ignorés.
      Je ne recommande cette boutique à personne.
      Vous m'avez menti sur la date de livraison.
      Ce n'est pas ce pour quoi j'ai payé.
      Je commence à perdre patience.
      Les chaussures se sont décollées en un mois, quelle déception.
      Le pire service que j'aie jamais vu.
      La chambre était sale et bruyante.`,
    neutral: `
      Vous trouverez ci-joint le formulaire signé.
      La lampe existe-t-elle aussi en blanc ?
      Mon numéro de commande est le 48213.
      À quelle heure ouvre le magasin lundi ?
      J'ai déménagé le premier mai.
      De quel câble ai-je besoin pour cet écran ?
      Nous sommes douze employés et avons l'offre de base.
      Merci de modifier mon adresse e-mail.
      Le numéro de série se trouve au dos.
      Je vous écris au sujet de la facture de la semaine dernière.
      Le mode d'emploi est-il disponible en PDF ?
      Je voudrais réserver une table pour quatre personnes.
      Mon collègue viendra chercher la commande demain.
      Je souhaite retourner la chemise bleue.
      Quels documents vous faut-il ?`,
    positive: `
      Tout est arrivé à temps et en parfait état.
      Votre collègue a résolu mon problème en quelques minutes, génial !
      Je suis très content de mon nouveau vélo.
      Une équipe vraiment sympathique, je recommanderai chez vous.
      Merci beaucoup pour votre réponse rapide.
      Fonctionne à merveille, cinq étoiles.
      Mes enfants l'adorent et moi aussi.
      J'ai été agréablement surpris par la qualité.
      Très bon rapport qualité-prix, je recommande.
      Vous m'avez sauvé la journée, merci !
      Pas mal du tout, cela me plaît beaucoup.
      La nouvelle version est bien plus rapide, bravo.
      Nous avons passé un séjour magnifique.
      Enfin une entreprise qui écoute ses clients.
      Je n'ai aucun reproche à faire, excellent travail.`,
  },
  {
    language: 'es',
    negative: `
      Se rompió a los dos días, vaya porquería.
      Llevo una hora esperando al teléfono, es ridículo.
      No estoy nada contento con la calidad.
      Desde la actualización no funciona nada, qué fastidio.
      Me arrepiento de la compra, es tirar el dinero.
      El empleado fue grosero y no quiso ayudarme.
      Otra vez el artículo equivocado, no puede ser.
      La comida estaba fría y el camarero nos ignoró.
      No recomiendo esta tienda a nadie.
      Me mintieron con la fecha de entrega.
      Esto no es por lo que pagué.
      Estoy perdiendo la paciencia con ustedes.
      Los zapatos se despegaron en un mes, una decepción.
      El peor servicio que he visto.
      La habitación estaba sucia y olía mal.`,
    neutral: `
      Adjunto el formulario firmado.
      ¿La lámpara está disponible también en blanco?
      Mi número de pedido es 48213.
      ¿A qué hora abre la tienda el lunes?
      Me mudé el primero de mayo.
      ¿Qué cable necesito para este monitor?
      Somos doce empleados y tenemos el plan básico.
      Por favor cambien mi dirección de correo.
      El número de serie está en la parte trasera.
      Escribo por la factura de la semana pasada.
      ¿El manual está disponible en PDF?
      Quisiera reservar una mesa para cuatro personas.
      Mi compañero recogerá el pedido mañana.
      Quiero devolver la camisa azul.
      ¿Qué documentos necesitan?`,
    positive: `
      Todo llegó a tiempo y en perfecto estado.
      Su compañero resolvió mi problema en minutos, ¡genial!
      Estoy muy contento con mi bicicleta nueva.
      Un equipo muy amable, volveré a comprar.
      Muchas gracias por la respuesta tan rápida.
      Funciona de maravilla, cinco estrellas.
      A mis hijos les encanta y a mí también.
      La calidad me sorprendió gratamente.
      Muy buena relación calidad-precio, lo recomiendo.
      Me han salvado el día, ¡gracias!
      No está nada mal, me gusta mucho.
      La nueva versión es mucho más rápida, bien hecho.
      Pasamos una estancia preciosa.
      Por fin una empresa que escucha a sus clientes.
      No tengo ninguna queja, un trabajo excelente.`,
  },
  {
    language: 'it',
    negative: `
      Si è rotto dopo due giorni, che schifo.
      Aspetto al telefono da un'ora, è ridicolo.
      Non sono per niente soddisfatto della qualità.
      Dopo l'aggiornamento non funziona più niente.
      Mi pento dell'acquisto, soldi buttati.
      L'impiegato è stato scortese e non ha voluto aiutarmi.
      Di nuovo l'articolo sbagliato, non è possibile.
      Il cibo era freddo e il cameriere ci ha ignorati.
      Non consiglio questo negozio a nessuno.
      Mi avete mentito sulla data di consegna.
      Non è quello per cui ho pagato.
      Sto perdendo la pazienza con voi.
      Le scarpe si sono rotte in un mese, che delusione.
      Il peggior servizio che abbia mai visto.`,
    neutral: `
      In allegato trovate il modulo firmato.
      La lampada è disponibile anche in bianco?
      Il mio numero d'ordine è 48213.
      A che ora apre il negozio lunedì?
      Mi sono trasferito il primo maggio.
      Quale cavo mi serve per questo monitor?
      Siamo dodici dipendenti e abbiamo il piano base.
      Vi prego di cambiare il mio indirizzo e-mail.
      Il numero di serie si trova sul retro.
      Scrivo per la fattura della settimana scorsa.
      Il manuale è disponibile in PDF?
      Vorrei prenotare un tavolo per quattro persone.
      Il mio collega ritirerà l'ordine domani.
      Voglio restituire la camicia blu.`,
    positive: `
      È arrivato tutto in tempo e in perfetto stato.
      Il vostro collega ha risolto il problema in pochi minuti, fantastico!
      Sono molto felice della mia nuova bici.
      Una squadra gentilissima, ordinerò di nuovo.
      Grazie mille per la risposta veloce.
      Funziona a meraviglia, cinque stelle.
      I miei figli lo adorano e anch'io.
      Sono rimasto piacevolmente sorpreso dalla qualità.
      Ottimo rapporto qualità prezzo, lo consiglio.
      Mi avete salvato la giornata, grazie!
      Niente male, mi piace molto.
      La nuova versione è molto più veloce, bravi.
      Abbiamo passato un soggiorno splendido.
      Finalmente un'azienda che ascolta i clienti.`,
  },
  {
    language: 'pt',
    negative: `
      Avariou ao fim de dois dias, que porcaria.
      Estou há uma hora à espera ao telefone, é ridículo.
      Não estou nada satisfeito com a qualidade.
      Desde a atualização nada funciona, que chatice.
      Arrependo-me da compra, dinheiro deitado fora.
      O funcionário foi mal-educado e não quis ajudar.
      Outra vez o artigo errado, não é possível.
      A comida estava fria e o empregado ignorou-nos.
      Não recomendo esta loja a ninguém.
      Mentiram-me sobre a data de entrega.
      Não foi para isto que paguei.
      Estou a perder a paciência convosco.
      O pior serviço que já vi.
      Produto horrível, quebrou no primeiro uso.`,
    neutral: `
      Segue em anexo o formulário assinado.
      O candeeiro está disponível também em branco?
      O número da minha encomenda é 48213.
      A que horas abre a loja na segunda-feira?
      Mudei de casa no dia um de maio.
      De que cabo preciso para este monitor?
      Somos doze funcionários e temos o plano básico.
      Por favor alterem o meu endereço de e-mail.
      O número de série está na parte de trás.
      Escrevo por causa da fatura da semana passada.
      O manual está disponível em PDF?
      Gostaria de reservar uma mesa para quatro pessoas.
      O meu colega vai buscar a encomenda amanhã.
      Quero devolver a camisa azul.`,
    positive: `
      Chegou tudo a tempo e em perfeito estado.
      O vosso colega resolveu o problema em minutos, fantástico!
      Estou muito feliz com a minha bicicleta nova.
      Equipa muito simpática, vou voltar a comprar.
      Muito obrigado pela resposta rápida.
      Funciona às mil maravilhas, cinco estrelas.
      Os meus filhos adoram e eu também.
      Fiquei agradavelmente surpreendido com a qualidade.
      Ótima relação qualidade-preço, recomendo.
      Salvaram-me o dia, obrigada!
      Nada mau, gosto bastante.
      A nova versão é muito mais rápida, bom trabalho.
      Tivemos uma estadia maravilhosa.
      Finalmente uma empresa que ouve os clientes.`,
  },
]
