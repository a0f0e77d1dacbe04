import type { AskKind } from './catalogue.texts.ts'

/** A sentence; one of no kind suits any request. */
export interface Line {
  kinds: readonly AskKind[]
  fr: string
  en: string
}

/** How a requester ends a request. */
export const openings: readonly Line[] = [
  { kinds: [], fr: 'Merci d’avance, {first}', en: 'Thank you in advance, {first}' },
  { kinds: [], fr: 'Bonne journée, {first}', en: 'Have a good day, {first}' },
  {
    kinds: [],
    fr: 'C’est pour la réunion de direction de {weekday}. {first}',
    en: 'This is for the management meeting of {weekday}. {first}',
  },
  {
    kinds: [],
    fr: 'Je reste joignable au bureau toute la semaine. {first}',
    en: 'I can be reached at my desk all week. {first}',
  },
  {
    kinds: [],
    fr: 'Ce n’est pas urgent, mais j’aimerais une réponse avant {weekday}. {first}',
    en: 'It is not urgent, but I would like an answer before {weekday}. {first}',
  },
  {
    kinds: [],
    fr: 'La direction y tient beaucoup. Merci, {first}',
    en: 'Management cares a lot about this. Thanks, {first}',
  },
  {
    kinds: [],
    fr: 'J’ai prévenu les collègues concernés. {first}',
    en: 'The colleagues concerned know about it. {first}',
  },
  {
    kinds: [],
    fr: 'Dites-moi s’il manque quelque chose. {first}',
    en: 'Tell me if anything is missing. {first}',
  },
]

/** The team’s first answer. */
export const firstReplies: readonly Line[] = [
  {
    kinds: [],
    fr: 'Bonjour {first}, c’est bien reçu. Je m’en occupe cette semaine et je reviens vers vous avec une date.',
    en: 'Hello {first}, got it. I will work on it this week and come back to you with a date.',
  },
  {
    kinds: [],
    fr: 'Bonjour {first}, merci pour ces précisions. Je regarde ce qui est possible et je vous réponds avant {weekday}.',
    en: 'Hello {first}, thank you for the details. I will see what is possible and answer before {weekday}.',
  },
  {
    kinds: [],
    fr: 'Bonjour {first}, la demande est prise. Elle passe après deux sujets déjà promis, comptez quelques jours.',
    en: 'Hello {first}, we have taken this on. Two promised subjects come first, so allow a few days.',
  },
  {
    kinds: ['publication', 'campaign', 'review', 'event', 'visual', 'training', 'figures'],
    fr: 'Bonjour {first}, bonne nouvelle : nous avons fait quelque chose de très proche le mois dernier, je pars de là.',
    en: 'Hello {first}, good news: we did something very close last month, I will start from there.',
  },
  {
    kinds: [],
    fr: 'Bonjour {first}, j’ai tout ce qu’il faut pour commencer.',
    en: 'Hello {first}, I have all I need to begin.',
  },
  {
    kinds: [],
    fr: 'Bonjour {first}, je vois avec l’équipe de votre pays et je vous dis comment nous procédons.',
    en: 'Hello {first}, I will check with the team in your country and tell you how we go about it.',
  },
  {
    kinds: ['publication', 'campaign', 'review', 'event', 'visual'],
    fr: 'Bonjour {first}, c’est noté. Je vous enverrai une première version à relire.',
    en: 'Hello {first}, noted. I will send you a first version to read.',
  },
]

/** What the team asks back; the request waits meanwhile. */
export const questions: readonly Line[] = [
  {
    kinds: ['publication', 'campaign', 'review', 'event', 'visual'],
    fr: 'Il me manque une information avant d’avancer : qui valide chez vous, et pour quand ?',
    en: 'I am missing one thing before going on: who approves on your side, and by when?',
  },
  {
    kinds: ['publication', 'visual', 'campaign'],
    fr: 'Pouvez-vous m’envoyer l’image d’origine ? Celle-ci est trop petite pour être publiée.',
    en: 'Could you send me the original picture? This one is too small to be posted.',
  },
  {
    kinds: ['publication', 'campaign', 'review'],
    fr: 'À qui ce message s’adresse-t-il d’abord : aux clients, aux candidats ou aux revendeurs ?',
    en: 'Who is this message for first: customers, candidates or dealers?',
  },
  {
    kinds: ['publication', 'visual', 'event'],
    fr: 'Avez-vous l’accord écrit des personnes que l’on reconnaît ?',
    en: 'Do you have the written consent of the people who can be recognised?',
  },
  {
    kinds: ['access', 'account'],
    fr: 'Quelle est l’adresse professionnelle de la personne, et jusqu’à quand l’accès doit-il durer ?',
    en: 'What is the person’s work address, and how long should the access last?',
  },
  {
    kinds: ['figures'],
    fr: 'Quelle période faut-il regarder, et quelle décision ces chiffres doivent-ils éclairer ?',
    en: 'Which period should we look at, and which decision do these figures serve?',
  },
  {
    kinds: ['training'],
    fr: 'Combien serez-vous, et certains publient-ils déjà ?',
    en: 'How many will you be, and do some of you post already?',
  },
  {
    kinds: ['reply'],
    fr: 'Avez-vous le numéro de dossier du client et la date de son achat ?',
    en: 'Do you have the customer’s case number and the date of the purchase?',
  },
  {
    kinds: ['other'],
    fr: 'Qu’attendez-vous de nous exactement : un avis, une règle, du temps ?',
    en: 'What exactly do you expect from us: advice, a rule, time?',
  },
]

/** What the requester answers to that. */
export const answers: readonly Line[] = [
  {
    kinds: ['publication', 'campaign', 'review', 'event', 'visual'],
    fr: 'Voici ce que vous demandiez. La validation, c’est moi ; la date peut glisser de deux jours.',
    en: 'Here is what you asked for. I approve it myself; the date may move by two days.',
  },
  {
    kinds: ['publication', 'visual', 'campaign', 'event'],
    fr: 'Je vous envoie le fichier d’origine par le dossier partagé. L’accord écrit y est aussi.',
    en: 'The original file is in the shared folder, and the written consent too.',
  },
  {
    kinds: ['publication', 'campaign', 'review'],
    fr: 'D’abord aux clients. Pour la date, {weekday} nous convient.',
    en: 'Customers first. As for the date, {weekday} suits us.',
  },
  {
    kinds: ['access', 'account'],
    fr: 'L’adresse est dans l’annuaire, sous son nom. Un an nous suffirait.',
    en: 'The address is in the directory, under that name. One year would do.',
  },
  {
    kinds: ['figures'],
    fr: 'Le trimestre écoulé. Il s’agit de choisir où mettre le budget.',
    en: 'The last quarter. We must choose where the budget goes.',
  },
  {
    kinds: ['training'],
    fr: 'Une dizaine, dont trois qui publient régulièrement.',
    en: 'About ten, three of whom post regularly.',
  },
  {
    kinds: ['reply'],
    fr: 'Le dossier est ouvert depuis {weekday}, je vous ai mis en copie.',
    en: 'The case has been open since {weekday}, you are in copy.',
  },
  {
    kinds: ['other'],
    fr: 'Un avis d’abord. Si c’est possible, nous ferons le reste.',
    en: 'Advice first. If it is possible, we will do the rest.',
  },
  {
    kinds: [],
    fr: 'Pardon pour le retard, j’attendais une réponse de la direction. C’est bon pour nous.',
    en: 'Sorry for the delay, I was waiting for an answer from management. It is fine with us.',
  },
]

/** A requester who has not heard. */
export const chases: readonly Line[] = [
  {
    kinds: [],
    fr: 'Bonjour, où en est ma demande ? Nous devons donner une réponse à la direction.',
    en: 'Hello, where does my request stand? We owe management an answer.',
  },
  {
    kinds: [],
    fr: 'Je me permets de relancer : la date approche et nous n’avons rien vu passer.',
    en: 'May I ask again: the date is close and we have seen nothing yet.',
  },
  {
    kinds: [],
    fr: 'Un collègue m’a dit que vous étiez débordés. Pouvez-vous au moins me dire quand ce sera possible ?',
    en: 'A colleague told me you are swamped. Could you at least tell me when it will be possible?',
  },
  {
    kinds: [],
    fr: 'Sans réponse d’ici {weekday}, nous publierons nous-mêmes.',
    en: 'Without an answer by {weekday} we will post it ourselves.',
  },
]

/** A requester who got what was needed. */
export const thanks: readonly Line[] = [
  { kinds: [], fr: 'Parfait, merci beaucoup !', en: 'Perfect, many thanks!' },
  {
    kinds: [],
    fr: 'C’est exactement ce qu’il nous fallait. Merci à toute l’équipe.',
    en: 'Exactly what we needed. Thanks to the whole team.',
  },
  {
    kinds: [],
    fr: 'Merci. Pour la prochaine fois, je saurai quoi préparer.',
    en: 'Thank you. Next time I will know what to prepare.',
  },
  {
    kinds: [],
    fr: 'Très bien, nous avons déjà de bons retours.',
    en: 'Very good, we are already hearing good things.',
  },
  {
    kinds: [],
    fr: 'Merci, même si cela arrive un peu tard pour nous.',
    en: 'Thank you, even if it comes a little late for us.',
  },
]

/** Why a request comes back. */
export const reopenings: readonly Line[] = [
  {
    kinds: [],
    fr: 'Je rouvre : le lien ne mène plus à la bonne page.',
    en: 'I am opening this again: the link no longer leads to the right page.',
  },
  {
    kinds: [],
    fr: 'Il reste une erreur dans la deuxième phrase, pouvez-vous corriger ?',
    en: 'One mistake is left in the second sentence, could you correct it?',
  },
  {
    kinds: [],
    fr: 'Nous avons changé la date entre-temps, il faut reprendre le visuel.',
    en: 'We have changed the date in the meantime, the picture needs another go.',
  },
  {
    kinds: [],
    fr: 'L’accès a fonctionné hier, plus aujourd’hui.',
    en: 'The access worked yesterday, and no longer today.',
  },
]

/** Why the team says no. */
export const declines: readonly Line[] = [
  {
    kinds: ['publication', 'campaign', 'other'],
    fr: 'Les comptes du groupe ne relaient pas d’offres commerciales locales ; votre page de pays le peut, et nous vous aidons à l’écrire.',
    en: 'The group’s accounts do not share local sales offers; your country’s page may, and we will help you write it.',
  },
  {
    kinds: ['account'],
    fr: 'Il existe déjà deux comptes pour ce public. Nous proposons d’y réserver une place à votre équipe.',
    en: 'Two accounts already serve this audience. We suggest giving your team a place there.',
  },
  {
    kinds: ['event', 'campaign', 'visual', 'training', 'publication'],
    fr: 'La demande arrive deux jours avant la date : nous ne pouvons pas la préparer correctement.',
    en: 'The request comes two days before the date: we cannot prepare it properly.',
  },
  {
    kinds: ['publication', 'visual'],
    fr: 'Les personnes photographiées n’ont pas donné leur accord. Revenez vers nous quand vous l’aurez.',
    en: 'The people in the picture have not given their consent. Come back to us when you have it.',
  },
  {
    kinds: ['reply', 'event', 'review', 'other'],
    fr: 'Ce sujet relève des relations presse, à qui nous avons transmis votre message.',
    en: 'This belongs to press relations, to whom we have passed on your message.',
  },
  {
    kinds: ['access'],
    fr: 'Cet accès revient à la direction informatique ; nous lui avons transmis votre demande.',
    en: 'This access is for information systems to give; we have passed on your request.',
  },
  {
    kinds: ['figures'],
    fr: 'Le tableau de bord donne déjà ces chiffres. Voici le lien, et nous restons à votre disposition pour les lire avec vous.',
    en: 'The dashboard gives these figures already. Here is the link, and we will gladly read them with you.',
  },
]

/** Notes of the team, which never leave it. */
export const notes: readonly Line[] = [
  {
    kinds: [],
    fr: 'Troisième fois que cette équipe nous le demande ce trimestre. Un guide suffirait.',
    en: 'Third time this team asks for it this quarter. A guide would do.',
  },
  {
    kinds: ['review', 'reply', 'publication'],
    fr: 'À voir avec le juridique avant de répondre, le ton est délicat.',
    en: 'To be checked with legal before answering, the tone is delicate.',
  },
  {
    kinds: ['publication', 'campaign', 'review', 'event', 'visual', 'training'],
    fr: 'J’ai repris le modèle de mars, deux heures gagnées.',
    en: 'Started from the model of March, two hours saved.',
  },
  {
    kinds: [],
    fr: 'Le responsable d’unité a appelé directement la directrice. On garde le cap et la date promise.',
    en: 'The head of the unit called the director. We keep our course and the date we promised.',
  },
  {
    kinds: [],
    fr: 'Attention, le même sujet est demandé par deux pays. Répondre une fois pour les deux.',
    en: 'Careful, two countries ask for the same thing. Answer once for both.',
  },
  {
    kinds: [],
    fr: 'Je passe la main, je suis en formation jusqu’à {weekday}.',
    en: 'Handing over, I am in training until {weekday}.',
  },
  {
    kinds: [],
    fr: 'On répond, mais il faudrait que le correspondant du pays apprenne à le faire.',
    en: 'We do it, but the country’s correspondent should learn how.',
  },
  {
    kinds: ['visual', 'publication', 'campaign'],
    fr: 'Effort bien plus long que prévu : trois allers-retours pour une image.',
    en: 'Far longer than planned: three rounds for one picture.',
  },
  {
    kinds: ['publication', 'reply', 'event'],
    fr: 'Bon cas pour le bilan : le message a été vu par plus de monde que la campagne payée.',
    en: 'A good case for the review: more people saw it than the paid campaign.',
  },
  {
    kinds: ['reply'],
    fr: 'Risque d’emballement faible. Réponse courte, puis en privé.',
    en: 'Low risk. A short answer, then in private.',
  },
]

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
