import type { AskKind } from './catalogue.texts.ts'
import type { Family } from './units.ts'

/** What units ask, in both languages; words in braces are drawn. An ask of no family may come from any unit. */
export interface Ask {
  kind: AskKind
  families: readonly Family[]
  fr: readonly [subject: string, body: string]
  en: readonly [subject: string, body: string]
}

export const asks: readonly Ask[] = [
  {
    kind: 'publication',
    families: ['product', 'country', 'marketing'],
    fr: [
      'Annonce : la gamme {product} arrive à {city}',
      'La gamme {product} sera en magasin à {city} {date}. Nous aimerions une publication le matin même, avec la photo de la vitrine. Le texte est prêt, relu par la direction commerciale.',
    ],
    en: [
      'Announcement: the {product} range reaches {city}',
      'The {product} range will be in the shops of {city} {date}. We would like a post that same morning, with the picture of the window. The text is ready and has been read by the sales director.',
    ],
  },
  {
    kind: 'publication',
    families: ['product', 'country', 'care'],
    fr: [
      'Portrait d’un technicien de {city} (gamme {product})',
      '{person} installe et répare {product} à {city} depuis dix ans et veut bien raconter une journée de travail, photos comprises. Pouvez-vous en faire un portrait ?',
    ],
    en: [
      'Portrait of a technician in {city} ({product} range)',
      '{person} has been installing and repairing {product} in {city} for ten years, and agrees to be photographed and to tell us about a working day. Could you make a portrait of it?',
    ],
  },
  {
    kind: 'publication',
    families: ['hr', 'country'],
    fr: [
      'Nous recrutons à {city} : {job}',
      'Le poste est ouvert depuis ce matin. L’annonce du site carrières est jointe ; il nous faudrait une accroche et un visuel qui donnent envie.',
    ],
    en: [
      'We are hiring in {city}: {job}',
      'The opening went online this morning. The text of the careers page is attached; we need an opening line and a picture that make people want to apply.',
    ],
  },
  {
    kind: 'publication',
    families: ['product', 'marketing', 'comms'],
    fr: [
      'Prix remporté par {product} au salon de {city}',
      'Le jury du salon de {city} vient de distinguer {product}. La presse locale en parle déjà, ce serait dommage que nos comptes restent muets.',
    ],
    en: [
      'Award for {product} at the {city} fair',
      'The jury of the {city} fair has just picked {product}. The local press is already on it; it would be a pity if our accounts said nothing.',
    ],
  },
  {
    kind: 'publication',
    families: ['country', 'comms', 'hr', 'sustainability'],
    fr: [
      'Portes ouvertes de l’usine de {city} en {month}',
      'Nous ouvrons l’usine de {city} au public en {month}. Il faudrait une annonce, un rappel la veille, puis trois photos le soir.',
    ],
    en: [
      'Open day at the {city} plant in {month}',
      'We open the {city} plant to the public in {month}. We need an announcement, a reminder the day before, and three pictures that evening.',
    ],
  },
  {
    kind: 'publication',
    families: ['hr', 'sustainability', 'country'],
    fr: [
      'Partenariat avec une école de {city} : {topic}',
      'La convention avec l’école de {city} est signée. Elle porte sur {topic}. La direction de l’école relaiera notre publication le jour même.',
    ],
    en: [
      'Partnership with a school in {city}: {topic}',
      'The agreement with the school in {city} is signed. It is about {topic}. The head of the school will share our post the same day.',
    ],
  },
  {
    kind: 'publication',
    families: ['comms', 'legal', 'sustainability', 'it'],
    fr: [
      'Tribune sur {topic} parue à {city}',
      'La tribune de {person} sur {topic} est parue ce matin dans la presse de {city}. Pouvez-vous la relayer sur {network} avec une phrase d’introduction ?',
    ],
    en: [
      'Column on {topic} in the {city} press',
      'The column by {person} on {topic} came out this morning in the {city} press. Could you share it on {network} with one line of introduction?',
    ],
  },
  {
    kind: 'publication',
    families: ['product', 'country'],
    fr: [
      'Chantier de {city} : trois photos de {product} pour {network}',
      'Le chantier de {city} est terminé et le client est ravi. J’ai trois photos de {product} en place, libres de droits, à publier quand vous voulez.',
    ],
    en: [
      'Site in {city}: three pictures of {product} for {network}',
      'The site in {city} is finished and the customer is delighted. I have three pictures of {product} in place, free of rights, to be posted whenever you like.',
    ],
  },
  {
    kind: 'publication',
    families: ['sustainability', 'hr', 'country', 'care'],
    fr: [
      'Bilan de la collecte solidaire de {city} en {month}',
      'La collecte de {city} a réuni plus que l’an dernier. Les bénévoles attendent un mot de remerciement public.',
    ],
    en: [
      'Results of the {city} charity drive in {month}',
      'The drive in {city} brought in more than last year. The volunteers are waiting for a public word of thanks.',
    ],
  },
  {
    kind: 'publication',
    families: ['it', 'care', 'product'],
    fr: [
      'Mise à jour de l’application {product} : prévenir sur {network}',
      'L’application {product} change de version en {month}. Les clients doivent la mettre à jour avant la fin du mois ; un message simple sur {network} nous éviterait des centaines d’appels.',
    ],
    en: [
      'Update of the {product} app: tell people on {network}',
      'The {product} app changes version in {month}. Customers must update before the end of the month; a simple message on {network} would spare us hundreds of calls.',
    ],
  },
  {
    kind: 'campaign',
    families: ['product', 'country', 'marketing'],
    fr: [
      'Lancement de {product} à {city} : plan pour les réseaux',
      'Nous lançons {product} à {city} en {month}. Nous cherchons un plan de publication sur six semaines, avec les formats, le budget et la mesure.',
    ],
    en: [
      'Launch of {product} in {city}: plan for the networks',
      'We launch {product} in {city} in {month}. We are looking for a plan of posts over six weeks, with formats, budget and measurement.',
    ],
  },
  {
    kind: 'campaign',
    families: ['product', 'country', 'marketing'],
    fr: [
      'Opération de reprise des anciens appareils à {city} : {product}',
      'Les magasins de {city} reprennent l’ancien appareil pour tout achat de {product}. L’opération dure trois semaines et doit amener du passage en magasin.',
    ],
    en: [
      'Trade-in offer in {city}: {product}',
      'The shops of {city} take back the old appliance for any purchase of {product}. The offer runs for three weeks and must bring people into the shops.',
    ],
  },
  {
    kind: 'campaign',
    families: ['hr', 'country'],
    fr: [
      'Campagne de recrutement à {city} : {job}',
      'Nous avons douze postes à pourvoir à {city} avant l’été et peu de candidatures. Une campagne ciblée, avec des témoignages, nous aiderait beaucoup.',
    ],
    en: [
      'Recruitment campaign in {city}: {job}',
      'We have twelve openings to fill in {city} before summer and few applications. A targeted campaign with testimonies would help a lot.',
    ],
  },
  {
    kind: 'campaign',
    families: ['product', 'marketing', 'country'],
    fr: [
      'Jeu concours {product} avec les revendeurs de {city}',
      'Les revendeurs de {city} veulent offrir un appareil {product} par tirage au sort. Nous avons besoin d’un règlement, d’un visuel et d’une page de participation.',
    ],
    en: [
      'Prize draw for {product} with the dealers of {city}',
      'The dealers of {city} want to give away a {product} by drawing lots. We need rules, a picture and a page to take part.',
    ],
  },
  {
    kind: 'campaign',
    families: ['comms', 'sustainability', 'it', 'legal', 'care'],
    fr: [
      'Campagne interne et externe sur {topic} en {month}',
      'La direction veut parler de {topic} en {month}, dedans comme dehors. Pouvez-vous nous dire ce qui est réaliste avec une seule personne chez nous ?',
    ],
    en: [
      'Campaign inside and outside on {topic} in {month}',
      'Management wants to speak about {topic} in {month}, inside and outside. Could you tell us what is realistic with one person on our side?',
    ],
  },
  {
    kind: 'account',
    families: ['country', 'product', 'care', 'hr'],
    fr: [
      'Ouvrir un compte {network} pour l’équipe de {city} ({product})',
      'L’équipe de {city} voudrait parler directement à ses clients de {product}. Deux volontaires tiendraient le compte, une heure par jour.',
    ],
    en: [
      'Open a {network} account for the {city} team ({product})',
      'The {city} team would like to speak to its {product} customers directly. Two volunteers would keep the account, one hour a day.',
    ],
  },
  {
    kind: 'account',
    families: ['product', 'marketing'],
    fr: [
      'Renommer la page {network} de {product} à {city}',
      'Depuis le changement de nom de la gamme, la page ne correspond plus à rien et les clients de {city} ne la trouvent pas.',
    ],
    en: [
      'Rename the {network} page of {product} in {city}',
      'Since the range changed its name the page matches nothing, and customers in {city} do not find it.',
    ],
  },
  {
    kind: 'account',
    families: ['country', 'care', 'comms', 'it'],
    fr: [
      'Fermer l’ancien compte {network} de l’agence de {city}',
      'L’agence de {city} a déménagé et plus personne ne répond sur ce compte. Des clients y laissent encore des messages.',
    ],
    en: [
      'Close the old {network} account of the {city} branch',
      'The {city} branch has moved and nobody answers on that account any more. Customers still leave messages there.',
    ],
  },
  {
    kind: 'account',
    families: ['legal', 'care', 'product', 'comms'],
    fr: [
      'Un faux compte {network} se fait passer pour {product} à {city}',
      'Un compte {network} reprend notre logo et promet des remises sur {product} à {city}. Plusieurs clients ont déjà payé.',
    ],
    en: [
      'A fake {network} account poses as {product} in {city}',
      'A {network} account uses our logo and promises discounts on {product} in {city}. Several customers have already paid.',
    ],
  },
  {
    kind: 'account',
    families: ['hr', 'sustainability', 'country', 'it'],
    fr: [
      'Ouvrir un compte {network} sur {topic} à {city}',
      'Nos collègues de {city} publient déjà à titre personnel sur {topic}. Un compte commun serait plus clair et plus sûr.',
    ],
    en: [
      'Open a {network} account on {topic} in {city}',
      'Our colleagues in {city} already post about {topic} under their own names. A common account would be clearer and safer.',
    ],
  },
  {
    kind: 'access',
    families: [],
    fr: [
      'Accès à {tool} pour {person}',
      '{person} rejoint notre équipe lundi et doit pouvoir utiliser {tool} dès son arrivée.',
    ],
    en: [
      'Access to {tool} for {person}',
      '{person} joins our team on Monday and should be able to use {tool} from the first day.',
    ],
  },
  {
    kind: 'access',
    families: [],
    fr: [
      'Retirer les accès de {person}, qui nous quitte',
      '{person} part à la fin de la semaine. Merci de retirer ses accès à {tool} et de nous dire qui reprend.',
    ],
    en: [
      'Remove the accesses of {person}, who is leaving',
      '{person} leaves at the end of the week. Please remove the access to {tool} and tell us who takes over.',
    ],
  },
  {
    kind: 'access',
    families: ['marketing', 'comms', 'product', 'country'],
    fr: [
      'Nouvelle agence à {city} : accès à {tool} pour {person}',
      'L’agence de {city} commence le mois prochain. {person} sera notre contact ; un accès limité à trois mois suffit.',
    ],
    en: [
      'New agency in {city}: access to {tool} for {person}',
      'The {city} agency begins next month. {person} will be our contact; an access limited to three months is enough.',
    ],
  },
  {
    kind: 'access',
    families: [],
    fr: [
      'Droits de {person} sur {tool} à revoir',
      '{person} a changé de poste et garde des droits de publication qui ne lui servent plus. Une lecture seule conviendrait.',
    ],
    en: [
      'Rights of {person} on {tool} to be reviewed',
      '{person} has changed jobs and keeps publishing rights that are no longer needed. Reading only would do.',
    ],
  },
  {
    kind: 'figures',
    families: [],
    fr: [
      'Chiffres de {network} sur {product} pour le comité de {month}',
      'Le comité veut savoir si nos publications sur {product} amènent des visites, et lesquelles. Trois chiffres et une phrase suffiront.',
    ],
    en: [
      'Figures of {network} on {product} for the {month} committee',
      'The committee wants to know whether our posts on {product} bring visits, and which ones. Three figures and one sentence will do.',
    ],
  },
  {
    kind: 'figures',
    families: ['product', 'marketing', 'country'],
    fr: [
      'Bilan de la campagne {product} à {city}',
      'La campagne {product} est terminée à {city}. Nous aimerions les dépenses, les ventes rattachées et ce que vous referiez.',
    ],
    en: [
      'Review of the {product} campaign in {city}',
      'The {product} campaign has ended in {city}. We would like the spending, the sales tied to it and what you would do again.',
    ],
  },
  {
    kind: 'figures',
    families: ['country', 'comms', 'marketing', 'sustainability'],
    fr: [
      'Audience de nos comptes à {city} face aux concurrents en {month}',
      'Notre concurrent dit avoir doublé son audience à {city}. Est-ce vrai, et où en sommes-nous en {month} ?',
    ],
    en: [
      'Audience of our accounts in {city} against competitors in {month}',
      'Our competitor claims to have doubled its audience in {city}. Is it true, and where do we stand in {month}?',
    ],
  },
  {
    kind: 'figures',
    families: ['product', 'it', 'marketing'],
    fr: [
      'D’où viennent les visites de la page {product} en {month} ?',
      'Les visites de la page {product} ont bondi en {month} et nous ne savons pas pourquoi. Est-ce {network} ?',
    ],
    en: [
      'Where do the visits of the {product} page come from in {month}?',
      'Visits to the {product} page jumped in {month} and we do not know why. Is it {network}?',
    ],
  },
  {
    kind: 'figures',
    families: ['hr', 'country'],
    fr: [
      'Candidatures venues de {network} à {city} en {month}',
      'Combien de candidats de {city} disent nous avoir connus par {network}, et combien ont été reçus ?',
    ],
    en: [
      'Applications from {network} in {city} in {month}',
      'How many candidates in {city} say they found us through {network}, and how many were interviewed?',
    ],
  },
  {
    kind: 'figures',
    families: ['care', 'product', 'legal', 'it'],
    fr: [
      'Ce qui se dit de {product} à {city} depuis {month}',
      'Le service client de {city} reçoit les mêmes questions sur {product} depuis {month}. Que voyez-vous en ligne ?',
    ],
    en: [
      'What is said about {product} in {city} since {month}',
      'Customer care in {city} has had the same questions about {product} since {month}. What do you see online?',
    ],
  },
  {
    kind: 'review',
    families: [],
    fr: [
      'Relire notre post {network} sur {product} ({city})',
      'Voici le texte que nous voulons publier depuis {city}. Le ton convient-il, et pouvons-nous citer le client ?',
    ],
    en: [
      'Review our {network} post on {product} ({city})',
      'Here is the text we want to post from {city}. Is the tone right, and may we name the customer?',
    ],
  },
  {
    kind: 'review',
    families: ['comms', 'country', 'sustainability', 'hr'],
    fr: [
      'Discours de {person} à {city} : que peut-on publier ?',
      '{person} a parlé de {topic} à {city}. Quels passages peut-on citer sans attendre la version officielle ?',
    ],
    en: [
      'Speech by {person} in {city}: what may be posted?',
      '{person} spoke about {topic} in {city}. Which passages may we quote before the official version is out?',
    ],
  },
  {
    kind: 'review',
    families: ['legal', 'marketing', 'product', 'country'],
    fr: [
      'Mentions du jeu {product} sur {network} ({city})',
      'Le règlement du jeu de {city} est joint. Vérifiez-vous les mentions avant {date} ?',
    ],
    en: [
      'Legal lines of the {product} draw on {network} ({city})',
      'The rules of the {city} draw are attached. Could you check the legal lines before {day}?',
    ],
  },
  {
    kind: 'review',
    families: ['hr', 'comms', 'it', 'legal', 'sustainability'],
    fr: [
      'Message de {person} sur {topic} : peut-on le relayer ?',
      '{person} a publié sur {topic} à titre personnel. Le texte est bon, mais il nomme un fournisseur.',
    ],
    en: [
      'Post by {person} on {topic}: may we share it?',
      '{person} posted about {topic} in a personal capacity. The text is good, but it names a supplier.',
    ],
  },
  {
    kind: 'training',
    families: [],
    fr: [
      'Former l’équipe de {city} à {network} : {topic}',
      'Dix collègues de {city} veulent parler de {topic} sans faire de faux pas. Une demi-journée en {month} serait idéale.',
    ],
    en: [
      'Train the {city} team on {network}: {topic}',
      'Ten colleagues in {city} want to speak about {topic} without a slip. Half a day in {month} would be ideal.',
    ],
  },
  {
    kind: 'training',
    families: ['product', 'care', 'country'],
    fr: [
      'Former les techniciens {product} de {city} à répondre en ligne',
      'Les techniciens de {city} répondent déjà aux clients de {product}, chacun à sa façon. Il leur faudrait une méthode commune.',
    ],
    en: [
      'Train the {product} technicians of {city} to answer online',
      'The technicians of {city} already answer {product} customers, each in their own way. They need a common method.',
    ],
  },
  {
    kind: 'training',
    families: [],
    fr: [
      'Prise en main de {tool} à {city} en {month}',
      'Trois personnes de {city} doivent savoir utiliser {tool} avant la fin de {month}.',
    ],
    en: [
      'First steps with {tool} in {city} in {month}',
      'Three people in {city} must know how to use {tool} before the end of {month}.',
    ],
  },
  {
    kind: 'reply',
    families: ['care', 'product', 'country'],
    fr: [
      'Client mécontent de {product} sur {network} ({city})',
      'Un client de {city} raconte sa panne de {product} sur {network} et le message est très partagé. Que répondons-nous, et qui ?',
    ],
    en: [
      'Unhappy {product} customer on {network} ({city})',
      'A customer in {city} tells the story of a broken {product} on {network} and it is being shared widely. What do we answer, and who does?',
    ],
  },
  {
    kind: 'reply',
    families: ['care', 'product', 'it'],
    fr: [
      'Question technique sur {product} en commentaire ({network}, {city})',
      'La question revient sous chaque publication de {product}. La réponse exacte est dans la notice, page 12, mais elle est longue.',
    ],
    en: [
      'Technical question on {product} in the comments ({network}, {city})',
      'The question comes back under every {product} post. The exact answer is in the manual, page 12, but it is long.',
    ],
  },
  {
    kind: 'reply',
    families: ['country', 'care', 'hr'],
    fr: [
      'Avis négatif sur l’agence de {city} ({network}, {month})',
      'Un avis très dur vise nommément {person}, de l’agence de {city}. Peut-on demander son retrait ?',
    ],
    en: [
      'Negative review of the {city} branch ({network}, {month})',
      'A very harsh review names {person}, of the {city} branch. Can we ask for it to be removed?',
    ],
  },
  {
    kind: 'reply',
    families: ['legal', 'product', 'comms', 'sustainability'],
    fr: [
      'Rumeur sur {product} dans un groupe {network} de {city}',
      'On lit à {city} que {product} serait retiré de la vente. C’est faux, mais les revendeurs appellent.',
    ],
    en: [
      'Rumour about {product} in a {network} group of {city}',
      'People in {city} read that {product} is being withdrawn. It is false, but dealers are calling.',
    ],
  },
  {
    kind: 'reply',
    families: ['comms', 'legal', 'sustainability', 'it', 'country'],
    fr: [
      'Un journaliste de {city} nous interpelle sur {topic} ({network})',
      'Il pose une question publique sur {topic} et mentionne la direction. Faut-il répondre en ligne ou par téléphone ?',
    ],
    en: [
      'A journalist from {city} asks us about {topic} ({network})',
      'The question about {topic} is public and mentions management. Should we answer online or by phone?',
    ],
  },
  {
    kind: 'event',
    families: [],
    fr: [
      'Couvrir le salon de l’habitat de {city} en {month}',
      'Nous aurons un stand à {city} en {month}, avec {product} en démonstration. Deux jours, environ quatre mille visiteurs.',
    ],
    en: [
      'Cover the home fair of {city} in {month}',
      'We will have a stand in {city} in {month}, with {product} on show. Two days, about four thousand visitors.',
    ],
  },
  {
    kind: 'event',
    families: ['country', 'sustainability', 'comms'],
    fr: [
      'Inauguration de l’atelier de {city} en {month}',
      'Le maire de {city} sera présent. La presse locale aussi ; nous aimerions un direct de dix minutes.',
    ],
    en: [
      'Opening of the {city} workshop in {month}',
      'The mayor of {city} will be there, and so will the local press; we would like ten minutes live.',
    ],
  },
  {
    kind: 'event',
    families: [],
    fr: [
      'Intervention de {person} à {city} : direct possible ?',
      '{person} parlera de {topic} devant trois cents personnes à {city}. Peut-on diffuser l’intervention en direct sur {network} ?',
    ],
    en: [
      'Talk by {person} in {city}: can it be live?',
      '{person} will speak about {topic} to three hundred people in {city}. Can we follow it live on {network}?',
    ],
  },
  {
    kind: 'event',
    families: ['hr', 'country'],
    fr: [
      'Forum des métiers de {city} en {month}',
      'Notre stand au forum de {city} cherche des candidats : {job}. Un relais avant et pendant nous aiderait.',
    ],
    en: [
      'Careers fair of {city} in {month}',
      'Our stand at the {city} fair looks for candidates: {job}. Posts before and during would help us.',
    ],
  },
  {
    kind: 'visual',
    families: [],
    fr: [
      'Sous-titrer la vidéo {product} de {city} en {language}',
      'La vidéo de {city} plaît beaucoup mais personne ne met le son. Il faudrait des sous-titres en {language}, pour {network}.',
    ],
    en: [
      'Subtitle the {city} film on {product} in {language}',
      'People like the {city} film but nobody turns the sound on. We need subtitles in {language}, for {network}.',
    ],
  },
  {
    kind: 'visual',
    families: ['product', 'marketing', 'country'],
    fr: [
      'Décliner l’affiche {product} de {city} aux formats {network}',
      'L’affiche est prête pour l’impression. Il nous la faut en carré, en vertical et en bannière.',
    ],
    en: [
      'Versions of the {city} {product} poster for {network}',
      'The poster is ready for print. We need it square, vertical and as a banner.',
    ],
  },
  {
    kind: 'visual',
    families: ['care', 'product', 'it'],
    fr: [
      'Traduire le tutoriel {product} en {language} ({city})',
      'Le tutoriel existe en français. Nos collègues de {city} le demandent en {language} depuis des mois.',
    ],
    en: [
      'Translate the {product} tutorial into {language} ({city})',
      'The tutorial exists in French. Our colleagues in {city} have been asking for it in {language} for months.',
    ],
  },
  {
    kind: 'visual',
    families: ['comms', 'sustainability', 'hr', 'legal'],
    fr: [
      'Version courte du film sur {topic} ({city})',
      'Le film de {city} dure quatre minutes ; il faudrait trente secondes pour {network}, sans le passage sur les fournisseurs.',
    ],
    en: [
      'Short version of the film on {topic} ({city})',
      'The {city} film is four minutes long; we need thirty seconds for {network}, without the part on suppliers.',
    ],
  },
  {
    kind: 'other',
    families: [],
    fr: [
      'Une idée de {person} pour {product} à {city}',
      '{person} propose de montrer {product} chez de vrais clients de {city}. À qui en parler ?',
    ],
    en: [
      'An idea of {person} for {product} in {city}',
      '{person} suggests showing {product} in real homes in {city}. Who should hear about it?',
    ],
  },
  {
    kind: 'other',
    families: [],
    fr: [
      'Stagiaire de {city} : peut-il tenir notre {network} ?',
      'Notre stagiaire de {city} connaît très bien {network}. Peut-il publier en notre nom cet été, et sous quelles règles ?',
    ],
    en: [
      'Trainee in {city}: may they keep our {network}?',
      'Our trainee in {city} knows {network} very well. May they post in our name this summer, and under which rules?',
    ],
  },
  {
    kind: 'other',
    families: ['marketing', 'product', 'country', 'comms'],
    fr: [
      'Un créateur de {city} propose de tester {product}',
      'Il a une audience modeste mais très fidèle à {city}. Il demande un appareil {product} et une visite d’usine.',
    ],
    en: [
      'A creator in {city} offers to test {product}',
      'The audience is small but very loyal in {city}. The creator asks for a {product} and a visit of the plant.',
    ],
  },
  {
    kind: 'other',
    families: ['hr', 'it', 'legal', 'sustainability', 'comms', 'care'],
    fr: [
      'Podcast de {person} sur {topic} : pouvons-nous aider ?',
      '{person} lance un podcast sur {topic} et cite souvent le groupe. Que peut-on lui proposer ?',
    ],
    en: [
      'Podcast of {person} on {topic}: can we help?',
      '{person} starts a podcast on {topic} and often quotes the group. What can we offer?',
    ],
  },
]

/** What is asked again and again in the same words: what a guide would answer. */
export const usualAsks: readonly Ask[] = [
  {
    kind: 'access',
    families: [],
    fr: [
      'Accès à la page LinkedIn du groupe',
      'Je dois publier au nom de mon équipe et je n’ai pas accès à la page.',
    ],
    en: [
      'Access to the group’s LinkedIn page',
      'I have to post for my team and I have no access to the page.',
    ],
  },
  {
    kind: 'access',
    families: [],
    fr: ['Mot de passe de l’outil de publication', 'Le mot de passe ne fonctionne plus depuis ce matin.'],
    en: ['Password of the publishing tool', 'The password has not worked since this morning.'],
  },
  {
    kind: 'access',
    families: [],
    fr: ['Qui tient le compte Instagram ?', 'Je cherche la personne qui peut publier pour nous.'],
    en: ['Who keeps the Instagram account?', 'I am looking for the person who can post for us.'],
  },
  {
    kind: 'figures',
    families: [],
    fr: ['Nombre d’abonnés à la fin du mois', 'Comme chaque mois, pour notre tableau de bord.'],
    en: ['Number of followers at the end of the month', 'As every month, for our dashboard.'],
  },
  {
    kind: 'figures',
    families: [],
    fr: [
      'Statistiques de notre page pour le comité',
      'Le comité se réunit la semaine prochaine et demande les chiffres habituels.',
    ],
    en: [
      'Statistics of our page for the committee',
      'The committee meets next week and asks for the usual figures.',
    ],
  },
  {
    kind: 'publication',
    families: [],
    fr: [
      'Publier notre offre d’emploi',
      'L’annonce est en ligne sur le site carrières, pouvez-vous la relayer ?',
    ],
    en: ['Post our job opening', 'The opening is on the careers site, could you share it?'],
  },
  {
    kind: 'publication',
    families: [],
    fr: [
      'Relayer notre article de l’intranet',
      'L’article a bien marché en interne, il mériterait une publication.',
    ],
    en: ['Share our intranet article', 'The article did well inside, it deserves a post.'],
  },
  {
    kind: 'publication',
    families: [],
    fr: [
      'Poster les photos du séminaire',
      'Les photos sont dans le dossier partagé, choisissez les meilleures.',
    ],
    en: ['Post the seminar pictures', 'The pictures are in the shared folder, pick the best ones.'],
  },
  {
    kind: 'review',
    families: [],
    fr: [
      'Relire un post LinkedIn',
      'Le texte est dans le document joint. Merci de me dire si je peux publier.',
    ],
    en: [
      'Review a LinkedIn post',
      'The text is in the attached document. Please tell me whether I may post it.',
    ],
  },
  {
    kind: 'reply',
    families: [],
    fr: ['Commentaire désagréable sur Facebook', 'Faut-il répondre, masquer ou laisser ?'],
    en: ['Unpleasant comment on Facebook', 'Should we answer, hide it or leave it?'],
  },
  {
    kind: 'visual',
    families: [],
    fr: ['Logo au bon format pour LinkedIn', 'Le logo apparaît coupé sur la page.'],
    en: ['Logo in the right format for LinkedIn', 'The logo shows cut off on the page.'],
  },
  {
    kind: 'visual',
    families: [],
    fr: ['Sous-titres pour une vidéo', 'La vidéo dure deux minutes, en français.'],
    en: ['Subtitles for a film', 'The film lasts two minutes, in English.'],
  },
  {
    kind: 'account',
    families: [],
    fr: [
      'Ouvrir une page LinkedIn pour notre équipe',
      'Les autres équipes en ont une, nous aimerions la nôtre.',
    ],
    en: ['Open a LinkedIn page for our team', 'Other teams have one, we would like ours.'],
  },
  {
    kind: 'training',
    families: [],
    fr: [
      'Comment remplir mon profil LinkedIn',
      'Plusieurs collègues me posent la question, une heure suffirait.',
    ],
    en: ['How to fill in my LinkedIn profile', 'Several colleagues ask me, one hour would be enough.'],
  },
  {
    kind: 'other',
    families: [],
    fr: ['Quels mots-dièse utiliser ?', 'Je prépare une publication et je ne sais pas lesquels choisir.'],
    en: ['Which hashtags to use?', 'I am writing a post and do not know which ones to choose.'],
  },
  {
    kind: 'event',
    families: [],
    fr: ['Photographe pour un séminaire', 'Nous sommes quarante, le matin suffirait.'],
    en: ['Photographer for a seminar', 'We are forty people, the morning would be enough.'],
  },
]
