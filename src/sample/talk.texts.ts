import type { AskKind } from './catalogue.texts.ts'

type Texts = Record<'fr' | 'en', readonly string[]>

/** How a requester ends a request. */
export const openings: Texts = {
  fr: [
    'Merci d’avance, {first}',
    'Bonne journée, {first}',
    'C’est pour la réunion de direction de {weekday}. {first}',
    'Je reste joignable au bureau toute la semaine. {first}',
    'Ce n’est pas urgent, mais j’aimerais une réponse avant {weekday}. {first}',
    'La direction y tient beaucoup. Merci, {first}',
    'J’ai prévenu les collègues concernés. {first}',
    'Dites-moi s’il manque quelque chose. {first}',
  ],
  en: [
    'Thank you in advance, {first}',
    'Have a good day, {first}',
    'This is for the management meeting of {weekday}. {first}',
    'I can be reached at my desk all week. {first}',
    'It is not urgent, but I would like an answer before {weekday}. {first}',
    'Management cares a lot about this. Thanks, {first}',
    'The colleagues concerned know about it. {first}',
    'Tell me if anything is missing. {first}',
  ],
}

/** The team’s first answer. */
export const firstReplies: Texts = {
  fr: [
    'Bonjour {first}, c’est bien reçu. Je m’en occupe cette semaine et je reviens vers vous avec une date.',
    'Bonjour {first}, merci pour ces précisions. Je regarde ce qui est possible et je vous réponds avant {weekday}.',
    'Bonjour {first}, la demande est prise. Elle passe après deux sujets déjà promis, comptez quelques jours.',
    'Bonjour {first}, bonne nouvelle : nous avons fait quelque chose de très proche le mois dernier, je pars de là.',
    'Bonjour {first}, j’ai tout ce qu’il faut pour commencer.',
    'Bonjour {first}, je vois avec l’équipe de votre pays et je vous dis comment nous procédons.',
    'Bonjour {first}, c’est noté. Je vous enverrai une première version à relire.',
  ],
  en: [
    'Hello {first}, got it. I will work on it this week and come back to you with a date.',
    'Hello {first}, thank you for the details. I will see what is possible and answer before {weekday}.',
    'Hello {first}, we have taken this on. Two promised subjects come first, so allow a few days.',
    'Hello {first}, good news: we did something very close last month, I will start from there.',
    'Hello {first}, I have all I need to begin.',
    'Hello {first}, I will check with the team in your country and tell you how we go about it.',
    'Hello {first}, noted. I will send you a first version to read.',
  ],
}

/** What the team asks back; the request waits meanwhile. */
export const questions: Texts = {
  fr: [
    'Il me manque une information avant d’avancer : qui valide chez vous, et pour quand ?',
    'Pouvez-vous m’envoyer l’image d’origine ? Celle-ci est trop petite pour être publiée.',
    'À qui ce message s’adresse-t-il d’abord : aux clients, aux candidats ou aux revendeurs ?',
    'Avez-vous l’accord écrit des personnes que l’on reconnaît sur la photo ?',
    'La date est-elle ferme ? Elle tombe le jour d’une autre annonce du groupe.',
    'Votre service juridique a-t-il relu ce texte ?',
  ],
  en: [
    'I am missing one thing before going on: who approves on your side, and by when?',
    'Could you send me the original picture? This one is too small to be posted.',
    'Who is this message for first: customers, candidates or dealers?',
    'Do you have the written consent of the people who can be recognised in the picture?',
    'Is the date firm? It falls on the day of another announcement of the group.',
    'Has your legal department read this text?',
  ],
}

/** What the requester answers to that. */
export const answers: Texts = {
  fr: [
    'Voici ce que vous demandiez. La validation, c’est moi ; la date peut glisser de deux jours.',
    'Je vous envoie le fichier d’origine par le dossier partagé. L’accord écrit y est aussi.',
    'D’abord aux clients. Pour la date, {weekday} nous convient.',
    'Oui, le texte a été relu, sauf la dernière phrase, que nous pouvons retirer.',
    'Désolé du retard, j’attendais une réponse de la direction. C’est bon pour nous.',
  ],
  en: [
    'Here is what you asked for. I approve it myself; the date may move by two days.',
    'The original file is in the shared folder, and the written consent too.',
    'Customers first. As for the date, {weekday} suits us.',
    'Yes, the text has been read, all but the last sentence, which we can drop.',
    'Sorry for the delay, I was waiting for an answer from management. It is fine with us.',
  ],
}

/** A requester who has not heard. */
export const chases: Texts = {
  fr: [
    'Bonjour, où en est ma demande ? Nous devons donner une réponse à la direction.',
    'Je me permets de relancer : la date approche et nous n’avons rien vu passer.',
    'Un collègue m’a dit que vous étiez débordés. Pouvez-vous au moins me dire quand ce sera possible ?',
    'Sans réponse d’ici {weekday}, nous publierons nous-mêmes.',
  ],
  en: [
    'Hello, where does my request stand? We owe management an answer.',
    'May I ask again: the date is close and we have seen nothing yet.',
    'A colleague told me you are swamped. Could you at least tell me when it will be possible?',
    'Without an answer by {weekday} we will post it ourselves.',
  ],
}

/** A requester who got what was needed. */
export const thanks: Texts = {
  fr: [
    'Parfait, merci beaucoup !',
    'C’est exactement ce qu’il nous fallait. Merci à toute l’équipe.',
    'Merci. Pour la prochaine fois, je saurai quoi préparer.',
    'Très bien, nous avons déjà de bons retours.',
    'Merci, même si cela arrive un peu tard pour nous.',
  ],
  en: [
    'Perfect, many thanks!',
    'Exactly what we needed. Thanks to the whole team.',
    'Thank you. Next time I will know what to prepare.',
    'Very good, we are already hearing good things.',
    'Thank you, even if it comes a little late for us.',
  ],
}

/** Why a request comes back. */
export const reopenings: Texts = {
  fr: [
    'Je rouvre : le lien ne mène plus à la bonne page.',
    'Il reste une erreur dans la deuxième phrase, pouvez-vous corriger ?',
    'Nous avons changé la date entre-temps, il faut reprendre le visuel.',
    'L’accès a fonctionné hier, plus aujourd’hui.',
  ],
  en: [
    'I am opening this again: the link no longer leads to the right page.',
    'One mistake is left in the second sentence, could you correct it?',
    'We have changed the date in the meantime, the picture needs another go.',
    'The access worked yesterday, and no longer today.',
  ],
}

/** Why the team says no. */
export const declines: Texts = {
  fr: [
    'Les comptes du groupe ne relaient pas d’offres commerciales locales ; votre page de pays le peut, et nous vous aidons à l’écrire.',
    'Il existe déjà deux comptes pour ce public. Nous proposons d’y réserver une place à votre équipe.',
    'La demande arrive deux jours avant la date : nous ne pouvons pas la préparer correctement.',
    'Les personnes photographiées n’ont pas donné leur accord. Revenez vers nous quand vous l’aurez.',
    'Ce sujet relève des relations presse, à qui nous avons transmis votre message.',
  ],
  en: [
    'The group’s accounts do not share local sales offers; your country’s page may, and we will help you write it.',
    'Two accounts already serve this audience. We suggest giving your team a place there.',
    'The request comes two days before the date: we cannot prepare it properly.',
    'The people in the picture have not given their consent. Come back to us when you have it.',
    'This belongs to press relations, to whom we have passed on your message.',
  ],
}

/** Notes of the team, which never leave it. */
export const notes: Texts = {
  fr: [
    'Troisième fois que cette équipe nous le demande ce trimestre. Un guide suffirait.',
    'À voir avec le juridique avant de répondre, le ton est délicat.',
    'J’ai repris le modèle de mars, deux heures gagnées.',
    'Le responsable d’unité a appelé directement la directrice. On garde le cap et la date promise.',
    'Attention, le même sujet est demandé par deux pays. Répondre une fois pour les deux.',
    'Je passe la main, je suis en formation jusqu’à {weekday}.',
    'On répond, mais il faudrait que le correspondant du pays apprenne à le faire.',
    'Effort bien plus long que prévu : trois allers-retours pour une image.',
    'Bon cas pour le bilan : le message a été vu par plus de monde que la campagne payée.',
    'Risque d’emballement faible. Réponse courte, puis en privé.',
  ],
  en: [
    'Third time this team asks for it this quarter. A guide would do.',
    'To be checked with legal before answering, the tone is delicate.',
    'Started from the model of March, two hours saved.',
    'The head of the unit called the director. We keep our course and the date we promised.',
    'Careful, two countries ask for the same thing. Answer once for both.',
    'Handing over, I am in training until {weekday}.',
    'We do it, but the country’s correspondent should learn how.',
    'Far longer than planned: three rounds for one picture.',
    'A good case for the review: more people saw it than the paid campaign.',
    'Low risk. A short answer, then in private.',
  ],
}

/** What the team writes when it is done, by kind. */
export const endings: Record<AskKind, Record<'fr' | 'en', string>> = {
  publication: {
    fr: 'C’est publié. Le lien est sur votre page de suivi, et je vous enverrai les premiers chiffres dans une semaine.',
    en: 'Posted. The link is on the account, and I will send you the first figures in a week.',
  },
  campaign: {
    fr: 'Le plan est validé et les publications sont programmées. Le bilan arrivera quinze jours après la fin.',
    en: 'The plan is approved and the posts are scheduled. The review will come two weeks after the end.',
  },
  account: {
    fr: 'C’est fait, et le registre des comptes est à jour. Les deux personnes qui le tiennent ont reçu leurs accès.',
    en: 'Done, and the list of accounts is up to date. The two people in charge have received their access.',
  },
  access: {
    fr: 'L’accès est réglé. Dites-moi si la connexion pose problème.',
    en: 'The access is settled. Tell me if signing in is a problem.',
  },
  figures: {
    fr: 'Vous trouverez les chiffres et leur lecture en trois phrases dans le document partagé.',
    en: 'The figures, and what they say in three sentences, are in the shared document.',
  },
  review: {
    fr: 'Relu. Deux corrections, et une mention à ajouter ; après cela vous pouvez publier.',
    en: 'Read. Two corrections, and one line to add; after that you may post it.',
  },
  training: {
    fr: 'La formation est calée, l’invitation est partie. Demandez aux participants de venir avec un cas réel.',
    en: 'The training is set and the invitation is out. Please ask people to bring a real case.',
  },
  reply: {
    fr: 'Nous avons répondu et proposé de continuer en privé. Le client a donné son numéro de dossier.',
    en: 'We have answered and offered to go on in private. The customer has given a case number.',
  },
  event: {
    fr: 'C’est couvert : douze publications et une courte vidéo, que vous pouvez réutiliser.',
    en: 'Covered: twelve posts and a short film, which you may use again.',
  },
  visual: {
    fr: 'Les fichiers sont prêts dans le dossier partagé, aux trois formats.',
    en: 'The files are ready in the shared folder, in the three formats.',
  },
  other: {
    fr: 'Voici notre proposition ; si elle vous convient, nous l’ajouterons aux demandes habituelles.',
    en: 'Here is what we suggest; if it suits you we will add it to the usual requests.',
  },
}
