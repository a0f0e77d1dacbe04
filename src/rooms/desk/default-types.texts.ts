import type { DefaultType } from './default-types.ts'

/** The request types a new company begins with: those of a corporate social media team, to be changed as it likes. */
export const defaultTypes: readonly DefaultType[] = [
  {
    key: 'post',
    name: { fr: 'Publication sur les comptes de l’entreprise', en: 'Post on the corporate accounts' },
    help: {
      fr: 'Annoncer, relayer ou mettre en valeur quelque chose sur un compte tenu par l’équipe.',
      en: 'Announce, relay or highlight something on an account the team runs.',
    },
    effort: 60,
    firstReply: [60, 240, 540, 1080],
    resolution: [270, 1080, 2700, 5400],
    requirements: [
      {
        fr: 'Un message validé par la direction de votre unité, et le nom de la personne qui l’a validé.',
        en: 'A message agreed by the head of your unit, and the name of who agreed it.',
      },
      {
        fr: 'Cinq jours ouvrés avant la date souhaitée ; deux pour relayer une publication existante.',
        en: 'Five working days before the date you want; two to relay something already published.',
      },
      {
        fr: 'Les droits sur les images et l’accord écrit des personnes reconnaissables.',
        en: 'The rights to the pictures and the written consent of the people who can be recognised.',
      },
      {
        fr: 'Une personne joignable le jour de la publication, pour répondre aux questions du public.',
        en: 'Somebody we can reach on the day, to answer what the public asks.',
      },
    ],
    fields: [
      {
        key: 'message',
        kind: 'longText',
        label: { fr: 'Ce que le lecteur doit retenir', en: 'What the reader should remember' },
        help: {
          fr: 'Une ou deux phrases suffisent : l’équipe écrit la publication.',
          en: 'One or two sentences will do: the team writes the post.',
        },
        required: true,
      },
      {
        key: 'audience',
        kind: 'choice',
        label: { fr: 'À qui s’adresse-t-elle ?', en: 'Who is it for?' },
        required: true,
        options: [
          { value: 'customers', fr: 'Aux clients', en: 'Customers' },
          { value: 'candidates', fr: 'Aux candidats', en: 'Candidates' },
          { value: 'partners', fr: 'Aux partenaires et investisseurs', en: 'Partners and investors' },
          { value: 'press', fr: 'À la presse', en: 'The press' },
          { value: 'everyone', fr: 'À tous', en: 'Everybody' },
        ],
      },
      {
        key: 'publish_on',
        kind: 'date',
        label: { fr: 'Date de publication souhaitée', en: 'Day you would like it published' },
        required: true,
      },
      {
        key: 'accounts',
        kind: 'text',
        label: { fr: 'Comptes ou réseaux visés', en: 'Accounts or networks' },
        help: {
          fr: 'Laissez vide si vous n’avez pas de préférence.',
          en: 'Leave it empty if you have no preference.',
        },
      },
      {
        key: 'link',
        kind: 'text',
        label: { fr: 'Page à citer', en: 'Page to link to' },
        help: { fr: 'Son adresse complète.', en: 'Its full address.' },
      },
      {
        key: 'embargo',
        kind: 'choice',
        label: { fr: 'L’information est-elle sous embargo ?', en: 'Is it under embargo?' },
        required: true,
        options: [
          { value: 'no', fr: 'Non', en: 'No' },
          { value: 'yes', fr: 'Oui', en: 'Yes' },
        ],
      },
      {
        key: 'embargo_until',
        kind: 'text',
        label: { fr: 'Embargo jusqu’à quand, et qui le lève ?', en: 'Until when, and who lifts it?' },
        required: true,
        when: { field: 'embargo', value: 'yes' },
      },
      {
        key: 'visual',
        kind: 'choice',
        label: { fr: 'Image ou vidéo', en: 'Picture or video' },
        required: true,
        options: [
          { value: 'ready', fr: 'Je la fournis', en: 'I have one' },
          { value: 'needed', fr: 'Il faut la créer', en: 'One has to be made' },
          { value: 'none', fr: 'Sans image', en: 'None' },
        ],
      },
      {
        key: 'visual_file',
        kind: 'file',
        label: { fr: 'Votre image ou vidéo', en: 'Your picture or video' },
        help: {
          fr: 'En pleine qualité. Au-delà de 10 Mo, donnez plutôt un lien dans les précisions.',
          en: 'In full quality. Above 10 MB, give a link in the details instead.',
        },
        when: { field: 'visual', value: 'ready' },
      },
      {
        key: 'visual_brief',
        kind: 'longText',
        label: { fr: 'Ce que l’image doit montrer', en: 'What the picture should show' },
        required: true,
        when: { field: 'visual', value: 'needed' },
      },
    ],
  },
  {
    key: 'campaign',
    name: { fr: 'Campagne', en: 'Campaign' },
    help: {
      fr: 'Plusieurs publications au service d’un même objectif, avec ou sans achat d’espace.',
      en: 'Several posts that serve one goal, with or without paid media.',
    },
    effort: 960,
    firstReply: [240, 540, 1080, 1620],
    resolution: [2700, 5400, 10800, 16200],
    requirements: [
      {
        fr: 'Un objectif qui se vérifie : ce qui doit avoir changé à la fin, et pour qui.',
        en: 'A goal that can be checked: what should have changed at the end, and for whom.',
      },
      {
        fr: 'Un commanditaire, et le budget qu’il a accordé si vous prévoyez un achat d’espace.',
        en: 'A sponsor, and the budget they granted if you plan paid media.',
      },
      {
        fr: 'Quatre semaines entre la demande et la première publication.',
        en: 'Four weeks between the request and the first post.',
      },
      {
        fr: 'La page d’arrivée en ligne et mesurable avant le lancement.',
        en: 'The landing page online, and measurable, before the launch.',
      },
      {
        fr: 'Les personnes de votre unité qui répondront aux questions de fond du public.',
        en: 'The people of your unit who will answer what the public asks on substance.',
      },
    ],
    fields: [
      {
        key: 'goal',
        kind: 'choice',
        label: { fr: 'Objectif principal', en: 'Main goal' },
        required: true,
        options: [
          { value: 'awareness', fr: 'Faire connaître', en: 'Be known' },
          { value: 'reputation', fr: 'Faire apprécier', en: 'Be liked' },
          { value: 'leads', fr: 'Obtenir des contacts ou des ventes', en: 'Get leads or sales' },
          { value: 'hiring', fr: 'Recruter', en: 'Hire' },
          { value: 'service', fr: 'Aider les clients', en: 'Help customers' },
        ],
      },
      {
        key: 'success',
        kind: 'longText',
        label: { fr: 'À quoi verrez-vous qu’elle a réussi ?', en: 'How will you see that it worked?' },
        help: {
          fr: 'Un chiffre de départ, un chiffre visé et une date, si vous les avez.',
          en: 'A figure today, a figure to reach and a date, if you have them.',
        },
        required: true,
      },
      {
        key: 'audience',
        kind: 'longText',
        label: { fr: 'Public visé', en: 'Audience' },
        help: {
          fr: 'Qui sont-ils, dans quels pays, que pensent-ils aujourd’hui ?',
          en: 'Who are they, in which countries, what do they think today?',
        },
        required: true,
      },
      { key: 'starts_on', kind: 'date', label: { fr: 'Début', en: 'From' }, required: true },
      { key: 'ends_on', kind: 'date', label: { fr: 'Fin', en: 'To' }, required: true },
      {
        key: 'paid',
        kind: 'choice',
        label: { fr: 'Achat d’espace', en: 'Paid media' },
        required: true,
        options: [
          { value: 'no', fr: 'Non', en: 'No' },
          { value: 'yes', fr: 'Oui, le budget est accordé', en: 'Yes, the budget is granted' },
          { value: 'unknown', fr: 'À voir ensemble', en: 'To be discussed' },
        ],
      },
      {
        key: 'budget',
        kind: 'number',
        label: { fr: 'Budget accordé, en euros hors taxes', en: 'Budget granted, in euros before tax' },
        required: true,
        when: { field: 'paid', value: 'yes' },
      },
      {
        key: 'with_unit',
        kind: 'unit',
        label: { fr: 'Autre unité associée', en: 'Another unit taking part' },
      },
      {
        key: 'brief',
        kind: 'file',
        label: { fr: 'Brief ou documents', en: 'Brief or documents' },
      },
    ],
  },
  {
    key: 'account',
    name: { fr: 'Ouverture d’un compte', en: 'Opening an account' },
    help: {
      fr: 'Un nouveau compte, une nouvelle page ou chaîne au nom de l’entreprise.',
      en: 'A new account, page or channel in the name of the company.',
    },
    effort: 480,
    firstReply: [540, 540, 1080, 1620],
    resolution: [5400, 5400, 8100, 10800],
    requirements: [
      {
        fr: 'Un responsable et un suppléant nommés, tous deux formés avant l’ouverture.',
        en: 'An owner and a deputy by name, both trained before the account opens.',
      },
      {
        fr: 'De quoi publier pendant trois mois : sujets, rythme, auteurs.',
        en: 'Enough to publish for three months: subjects, pace, authors.',
      },
      {
        fr: 'Qui répond aux messages du public, dans quel délai, et le week-end.',
        en: 'Who answers the public, how fast, and at weekends.',
      },
      {
        fr: 'Une raison pour laquelle un compte existant ne convient pas.',
        en: 'A reason why no existing account will do.',
      },
      {
        fr: 'Une adresse collective de l’entreprise pour l’inscription, jamais une adresse personnelle.',
        en: 'A shared company address to register with, never a personal one.',
      },
    ],
    fields: [
      {
        key: 'network',
        kind: 'choice',
        label: { fr: 'Réseau', en: 'Network' },
        required: true,
        options: [
          { value: 'linkedin', fr: 'LinkedIn', en: 'LinkedIn' },
          { value: 'instagram', fr: 'Instagram', en: 'Instagram' },
          { value: 'facebook', fr: 'Facebook', en: 'Facebook' },
          { value: 'youtube', fr: 'YouTube', en: 'YouTube' },
          { value: 'tiktok', fr: 'TikTok', en: 'TikTok' },
          { value: 'x', fr: 'X', en: 'X' },
          { value: 'other', fr: 'Un autre', en: 'Another one' },
        ],
      },
      {
        key: 'network_other',
        kind: 'text',
        label: { fr: 'Lequel ?', en: 'Which one?' },
        required: true,
        when: { field: 'network', value: 'other' },
      },
      {
        key: 'purpose',
        kind: 'longText',
        label: {
          fr: 'À quoi servira ce compte, et pour qui ?',
          en: 'What is the account for, and for whom?',
        },
        required: true,
      },
      {
        key: 'why_new',
        kind: 'longText',
        label: {
          fr: 'Pourquoi un compte existant ne suffit-il pas ?',
          en: 'Why will an existing account not do?',
        },
        required: true,
      },
      {
        key: 'for_unit',
        kind: 'unit',
        label: { fr: 'Unité qui le tiendra', en: 'Unit that will run it' },
        required: true,
      },
      {
        key: 'owner',
        kind: 'text',
        label: { fr: 'Responsable', en: 'Owner' },
        help: { fr: 'Prénom, nom et fonction.', en: 'First name, name and position.' },
        required: true,
      },
      {
        key: 'deputy',
        kind: 'text',
        label: { fr: 'Suppléant', en: 'Deputy' },
        help: {
          fr: 'Qui prend le relais pendant les congés ou en cas de départ.',
          en: 'Who takes over during holidays or when the owner leaves.',
        },
        required: true,
      },
      {
        key: 'posts_a_week',
        kind: 'number',
        label: { fr: 'Publications par semaine', en: 'Posts a week' },
        required: true,
      },
      {
        key: 'languages',
        kind: 'text',
        label: { fr: 'Langues et pays', en: 'Languages and countries' },
      },
      {
        key: 'plan',
        kind: 'file',
        label: { fr: 'Plan de publication', en: 'Publishing plan' },
      },
    ],
  },
  {
    key: 'training',
    name: { fr: 'Formation ou présentation', en: 'Training or briefing' },
    help: {
      fr: 'Former des contributeurs, éclairer un comité de direction, accompagner une prise de parole.',
      en: 'Train contributors, brief an executive committee, prepare somebody to speak.',
    },
    effort: 300,
    firstReply: [240, 540, 1080, 1620],
    resolution: [2700, 5400, 8100, 10800],
    requirements: [
      {
        fr: 'Ce que les participants doivent savoir faire ensuite, en une phrase.',
        en: 'What those who attend should be able to do afterwards, in one sentence.',
      },
      {
        fr: 'Au moins quatre participants ; en deçà, l’équipe propose une session commune à plusieurs unités.',
        en: 'At least four people; below that, the team offers a session shared by several units.',
      },
      {
        fr: 'Une salle équipée ou un lien de visioconférence, réservé par vos soins.',
        en: 'A room with a screen or a video link, booked by you.',
      },
      { fr: 'Deux semaines de délai.', en: 'Two weeks’ notice.' },
    ],
    fields: [
      {
        key: 'format',
        kind: 'choice',
        label: { fr: 'Ce que vous souhaitez', en: 'What you would like' },
        required: true,
        options: [
          { value: 'training', fr: 'Une formation', en: 'A training session' },
          { value: 'briefing', fr: 'Une présentation à des dirigeants', en: 'A briefing for executives' },
          { value: 'workshop', fr: 'Un atelier de travail', en: 'A workshop' },
          { value: 'coaching', fr: 'Un accompagnement individuel', en: 'One-to-one coaching' },
        ],
      },
      {
        key: 'outcome',
        kind: 'longText',
        label: {
          fr: 'Ce que les participants doivent savoir faire ensuite',
          en: 'What they should be able to do afterwards',
        },
        required: true,
      },
      {
        key: 'people',
        kind: 'number',
        label: { fr: 'Nombre de participants', en: 'How many people' },
        required: true,
      },
      {
        key: 'level',
        kind: 'choice',
        label: { fr: 'Leur niveau', en: 'Their level' },
        required: true,
        options: [
          { value: 'none', fr: 'Ils débutent', en: 'Beginners' },
          { value: 'some', fr: 'Ils publient de temps en temps', en: 'They post now and then' },
          { value: 'good', fr: 'C’est leur métier', en: 'It is their job' },
          { value: 'mixed', fr: 'Variable', en: 'Mixed' },
        ],
      },
      { key: 'for_unit', kind: 'unit', label: { fr: 'Unité concernée', en: 'Unit concerned' } },
      {
        key: 'held',
        kind: 'choice',
        label: { fr: 'Lieu', en: 'Place' },
        required: true,
        options: [
          { value: 'remote', fr: 'À distance', en: 'Remote' },
          { value: 'onsite', fr: 'Sur place', en: 'On site' },
        ],
      },
      {
        key: 'place',
        kind: 'text',
        label: { fr: 'Adresse et salle', en: 'Address and room' },
        required: true,
        when: { field: 'held', value: 'onsite' },
      },
      {
        key: 'held_on',
        kind: 'date',
        label: { fr: 'Date souhaitée', en: 'Day you would like' },
        help: {
          fr: 'Indiquez d’autres dates possibles dans les précisions.',
          en: 'Give other possible days in the details.',
        },
      },
    ],
  },
  {
    key: 'crisis',
    name: { fr: 'Crise ou réponse sensible', en: 'Crisis or sensitive reply' },
    help: {
      fr: 'Une critique qui monte, une mise en cause, une fuite, un message qui appelle une réponse pesée.',
      en: 'Criticism that spreads, an accusation, a leak, a message that needs a weighed reply.',
    },
    effort: 240,
    firstReply: [15, 30, 60, 120],
    resolution: [120, 240, 540, 1080],
    requirements: [
      {
        fr: 'N’effacez rien et ne répondez pas avant notre retour.',
        en: 'Delete nothing and do not reply before you hear from us.',
      },
      {
        fr: 'L’adresse du message et une capture d’écran où se lisent l’auteur, la date et l’heure.',
        en: 'The address of the message and a screenshot that shows author, day and time.',
      },
      {
        fr: 'Les faits établis, séparés de ce que vous supposez.',
        en: 'The facts you know, apart from what you suppose.',
      },
      {
        fr: 'Le nom et le téléphone de la personne qui connaît le fond du dossier.',
        en: 'Name and telephone number of the person who knows the matter.',
      },
    ],
    fields: [
      {
        key: 'facts',
        kind: 'longText',
        label: { fr: 'Que s’est-il passé ?', en: 'What happened?' },
        help: {
          fr: 'Les faits établis d’abord, les suppositions ensuite.',
          en: 'The facts you know first, what you suppose afterwards.',
        },
        required: true,
      },
      {
        key: 'address',
        kind: 'text',
        label: { fr: 'Où cela se lit-il ?', en: 'Where can it be read?' },
        help: { fr: 'L’adresse du message ou de l’article.', en: 'The address of the message or article.' },
        required: true,
      },
      {
        key: 'spread',
        kind: 'choice',
        label: { fr: 'Ampleur', en: 'How far it has spread' },
        required: true,
        options: [
          { value: 'single', fr: 'Un message isolé', en: 'A single message' },
          { value: 'several', fr: 'Plusieurs messages', en: 'Several messages' },
          { value: 'many', fr: 'Beaucoup, et de plus en plus', en: 'Many, and growing' },
          { value: 'press', fr: 'La presse en parle', en: 'The press reports it' },
        ],
      },
      {
        key: 'risk',
        kind: 'choice',
        label: { fr: 'Ce qui est en jeu', en: 'What is at stake' },
        required: true,
        options: [
          { value: 'safety', fr: 'La santé ou la sécurité de personnes', en: 'Somebody’s health or safety' },
          { value: 'data', fr: 'Des données personnelles', en: 'Personal data' },
          { value: 'law', fr: 'Une question de droit', en: 'A legal matter' },
          { value: 'staff', fr: 'Un collaborateur', en: 'A member of staff' },
          { value: 'image', fr: 'La réputation de l’entreprise', en: 'The company’s reputation' },
        ],
      },
      { key: 'capture', kind: 'file', label: { fr: 'Capture d’écran', en: 'Screenshot' } },
      {
        key: 'replied',
        kind: 'choice',
        label: { fr: 'A-t-on déjà répondu ?', en: 'Has anybody replied yet?' },
        required: true,
        options: [
          { value: 'no', fr: 'Non', en: 'No' },
          { value: 'yes', fr: 'Oui', en: 'Yes' },
        ],
      },
      {
        key: 'reply',
        kind: 'longText',
        label: { fr: 'Qui a répondu, et quoi ?', en: 'Who replied, and what?' },
        required: true,
        when: { field: 'replied', value: 'yes' },
      },
      {
        key: 'contact',
        kind: 'text',
        label: { fr: 'Qui connaît le dossier ?', en: 'Who knows the matter?' },
        help: { fr: 'Nom et téléphone.', en: 'Name and telephone number.' },
        required: true,
      },
    ],
  },
  {
    key: 'figures',
    name: { fr: 'Chiffres ou bilan', en: 'Figures or report' },
    help: {
      fr: 'Des chiffres pour une décision, un comité ou un bilan.',
      en: 'Figures for a decision, a committee or a review.',
    },
    effort: 180,
    firstReply: [240, 540, 1080, 1620],
    resolution: [1080, 2160, 4320, 5400],
    requirements: [
      {
        fr: 'Une question, plutôt qu’une liste d’indicateurs.',
        en: 'A question, rather than a list of indicators.',
      },
      {
        fr: 'La décision que les chiffres éclaireront, et qui la prendra.',
        en: 'The decision the figures will serve, and who will take it.',
      },
      {
        fr: 'La période, et celle à laquelle la comparer.',
        en: 'The period, and the one to compare it with.',
      },
      {
        fr: 'Quatre jours ouvrés ; davantage si les données viennent d’une agence.',
        en: 'Four working days; more if an agency holds the data.',
      },
    ],
    fields: [
      {
        key: 'question',
        kind: 'longText',
        label: { fr: 'À quelle question répondre ?', en: 'Which question should be answered?' },
        required: true,
      },
      {
        key: 'decision',
        kind: 'text',
        label: { fr: 'Quelle décision en dépend ?', en: 'Which decision depends on it?' },
        required: true,
      },
      { key: 'from_day', kind: 'date', label: { fr: 'Du', en: 'From' }, required: true },
      { key: 'to_day', kind: 'date', label: { fr: 'Au', en: 'To' }, required: true },
      {
        key: 'scope',
        kind: 'text',
        label: { fr: 'Comptes ou campagnes', en: 'Accounts or campaigns' },
        help: {
          fr: 'Laissez vide pour tous les comptes de l’entreprise.',
          en: 'Leave it empty for all the company’s accounts.',
        },
      },
      { key: 'for_unit', kind: 'unit', label: { fr: 'Unité concernée', en: 'Unit concerned' } },
      {
        key: 'form',
        kind: 'choice',
        label: { fr: 'Sous quelle forme ?', en: 'In what form?' },
        required: true,
        options: [
          { value: 'sentence', fr: 'Quelques phrases', en: 'A few sentences' },
          { value: 'table', fr: 'Un tableau', en: 'A table' },
          { value: 'slide', fr: 'Une diapositive', en: 'A slide' },
          { value: 'report', fr: 'Un bilan commenté', en: 'A report with comments' },
        ],
      },
    ],
  },
  {
    key: 'advice',
    name: { fr: 'Conseil ou validation', en: 'Advice or approval' },
    help: {
      fr: 'Un avis avant de vous lancer, ou une relecture avant de publier vous-même.',
      en: 'A view before you begin, or a check before you publish yourself.',
    },
    effort: 45,
    firstReply: [60, 240, 540, 1080],
    resolution: [240, 540, 1080, 1620],
    requirements: [
      {
        fr: 'Le texte et l’image tels qu’ils seront publiés, s’il s’agit d’une validation.',
        en: 'The words and the picture as they will be published, for an approval.',
      },
      {
        fr: 'Le compte sur lequel vous publierez, et la date.',
        en: 'The account you will publish on, and the day.',
      },
      {
        fr: 'Avez-vous lu le guide de votre sujet ? Il répond peut-être déjà.',
        en: 'Have you read the guide on your subject? It may answer already.',
      },
    ],
    fields: [
      {
        key: 'need',
        kind: 'choice',
        label: { fr: 'Vous souhaitez', en: 'You would like' },
        required: true,
        options: [
          { value: 'advice', fr: 'Un conseil', en: 'Advice' },
          { value: 'approval', fr: 'Une validation', en: 'An approval' },
        ],
      },
      {
        key: 'question',
        kind: 'longText',
        label: { fr: 'Votre question', en: 'Your question' },
        required: true,
        when: { field: 'need', value: 'advice' },
      },
      {
        key: 'words',
        kind: 'longText',
        label: { fr: 'Texte à valider', en: 'Words to approve' },
        required: true,
        when: { field: 'need', value: 'approval' },
      },
      {
        key: 'account',
        kind: 'text',
        label: { fr: 'Compte sur lequel il paraîtra', en: 'Account it will appear on' },
        required: true,
        when: { field: 'need', value: 'approval' },
      },
      {
        key: 'publish_on',
        kind: 'date',
        label: { fr: 'Date de publication prévue', en: 'Planned day' },
        when: { field: 'need', value: 'approval' },
      },
      {
        key: 'document',
        kind: 'file',
        label: { fr: 'Image ou document', en: 'Picture or document' },
      },
    ],
  },
  {
    key: 'other',
    other: true,
    name: { fr: 'Autre demande', en: 'Something else' },
    help: {
      fr: 'Rien ne correspond ? Dites-le avec vos mots, l’équipe trouvera le bon chemin.',
      en: 'Nothing fits? Say it in your own words, the team will find the way.',
    },
    effort: 60,
    firstReply: [60, 240, 540, 1080],
    resolution: [540, 1620, 2700, 5400],
    requirements: [
      {
        fr: 'Ce que vous voulez obtenir, et pour quand. Le reste peut attendre.',
        en: 'What you want to get, and by when. The rest can wait.',
      },
    ],
    fields: [
      {
        key: 'outcome',
        kind: 'longText',
        label: { fr: 'Ce que vous voulez obtenir', en: 'What you want to get' },
      },
      { key: 'document', kind: 'file', label: { fr: 'Document', en: 'Document' } },
    ],
  },
]
