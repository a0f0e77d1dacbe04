/** Phrases de l’import : `problem.import` se place sous les problèmes du bureau, `import` à côté de ses mots. */
export const fr = {
  problem: {
    import: {
      file: 'Aucun fichier lisible à l’emplacement {path}.',
      empty: 'Ce fichier ne contient aucune ligne. La première doit porter le nom des colonnes.',
      gzip: 'Ce fichier compressé est endommagé ou incomplet. Téléchargez-le ou exportez-le de nouveau.',
      tooLarge:
        'Une fois décompressé, ce fichier dépasse {max, number} Mo. Découpez-le, par année par exemple.',
      binary:
        'La ligne {line, number} contient des caractères qui ne sont pas du texte. Enregistrez le fichier en CSV (UTF-8) ou en XLSX.',
      header:
        'La ligne des noms de colonnes (ligne {line, number}) est illisible : vérifiez ses guillemets et son encodage.',
      tooManyColumns: 'Ce fichier compte {found, number} colonnes ; {max, number} au plus peuvent être lues.',
      oldExcel: 'Ce classeur est à l’ancien format d’Excel (.xls). Enregistrez-le en XLSX ou en CSV.',
      workbook:
        'Ce classeur est illisible : endommagé, protégé par un mot de passe, ou ce n’est pas un tableur.',
      sheet: 'Aucune feuille ne s’appelle « {name} ». Le classeur contient : {sheets}.',
      tooManyRows: 'Ce fichier dépasse {max, number} lignes. Découpez-le, par année par exemple.',
      tooMuchText:
        'Les textes de ce journal dépassent {max, number} caractères. Écartez les colonnes longues, ou découpez le fichier.',

      someBad:
        '{count, plural, one {Une ligne est fautive} other {# lignes sont fautives}} et rien ne devait être écarté : rien n’a été importé. Corrigez le fichier, ou choisissez d’écarter ces lignes.',
      fileGone: 'Le fichier de cet import n’est plus conservé. Déposez-le de nouveau.',
      fileTooLarge: 'Ce fichier dépasse {max, number} Mo. Compressez-le avec gzip, ou découpez-le par année.',
      startedAlready: 'Cet import est déjà lancé.',
      notDone: 'Seul un import terminé peut être annulé.',
      workedSince:
        '{count, plural, one {Une demande de cet import a} other {# demandes de cet import ont}} été {count, plural, one {travaillée} other {travaillées}} depuis, ou {count, plural, one {modifiée} other {modifiées}} par un import ultérieur : annuler perdrait ce travail. Les premières : {ids}.',
      notDiscarded: 'Un import terminé ou en cours ne se supprime pas. Annulez-le d’abord.',
      noMapping: 'Aucune correspondance n’est enregistrée sous « {name} ». Il y a : {names}.',
      defect:
        'L’import a rencontré un défaut du programme ; rien n’a été importé. Le journal du serveur en dit plus.',

      mapNoId: 'Choisissez la colonne qui porte le numéro de chaque demande.',
      mapNoOpened: 'Choisissez la colonne qui porte la date d’ouverture de chaque demande.',
      mapNoTime: 'Choisissez la colonne qui porte l’heure de chaque événement.',
      mapTwice: 'La colonne « {column} » doit devenir la même chose qu’une autre. Choisissez l’une des deux.',
      mapColumn: 'Ce fichier n’a pas de colonne « {column} ».',
      mapColumnTwice: 'La colonne « {column} » est utilisée deux fois.',
      mapDateFormat: '« {format} » n’est pas un format de date. Exemple : d/M/yyyy HH:mm.',
      mapTimeZone: '« {zone} » n’est pas un fuseau horaire. Exemple : Europe/Paris.',

      tooFew:
        'La ligne compte {found, plural, one {# cellule} other {# cellules}}, l’en-tête {expected, number}.',
      tooMany:
        'La ligne compte {found, plural, one {# cellule} other {# cellules}}, l’en-tête {expected, number}. Un texte contient peut-être le séparateur sans être entre guillemets.',
      quoteOpen: 'Un guillemet s’ouvre sur cette ligne et ne se referme jamais.',
      quoteAfter:
        'Un guillemet fermant est suivi d’autre chose. À l’intérieur d’un texte, un guillemet doit être doublé.',
      rowTooLong: 'La ligne dépasse {max, number} caractères.',
      cellTooLong: 'Une cellule dépasse {max, number} caractères.',
      nul: 'La ligne contient un caractère NUL, qui ne peut pas être enregistré.',
      surrogate: 'La ligne contient une moitié de caractère, qui ne peut pas être enregistrée.',
      encoding:
        'La ligne n’est pas de l’UTF-8 valide. Choisissez un autre encodage pour le fichier, souvent Windows-1252.',
      needed: 'Cette valeur est nécessaire et manque.',
      date: 'Ce n’est pas une date au format choisi.',
      number: 'Ce n’est pas un nombre dont le signe décimal est « {mark} ».',
      count: 'Ce n’est pas un nombre entier de 0 à 999 999.',
      boolean: 'Ce n’est ni oui ni non.',
      mail: 'Ce n’est pas une adresse électronique.',
      tooLong: 'Cette valeur dépasse {max, number} caractères.',
      unknownStatus: 'Aucun statut n’a été choisi pour cette valeur.',
      unknownPriority: 'Aucune priorité n’a été choisie pour cette valeur.',
      unknownUnit: 'Aucune unité ne porte ce nom.',
      unknownType: 'Aucun type de demande ne porte ce nom.',
      duplicate: 'Ce numéro figure déjà à la ligne {first, number}.',
      beforeOpened: 'Cette date précède l’ouverture de la demande ({opened, date, medium}).',
    },
  },
  import: {
    badRows: { line: 'Ligne', column: 'Colonne', value: 'Valeur', reason: 'Motif' },
    guess: {
      name: 'Ce nom est habituel pour cela.',
      likely: 'Ce nom peut désigner cela. À vérifier.',
      values: 'Les valeurs y ressemblent. À vérifier.',
      taken: 'Une autre colonne convient mieux.',
      unfit: 'Le nom conviendrait, mais pas les valeurs.',
      none: 'Ce nom ne correspond à rien de connu.',
      ambiguous:
        '« {example} » peut se lire jour d’abord ou mois d’abord. Vérifiez avec une date que vous connaissez.',
    },
    target: {
      externalId: 'Numéro de la demande',
      subject: 'Objet',
      body: 'Texte',
      type: 'Type de demande',
      unit: 'Unité',
      requester: 'Demandeur',
      requesterMail: 'Adresse électronique du demandeur',
      assignee: 'Affectée à',
      assigneeMail: 'Adresse électronique de la personne affectée',
      priority: 'Priorité',
      status: 'Statut',
      activity: 'Événement',
      channel: 'Canal',
      openedAt: 'Ouverte le',
      firstReplyAt: 'Première réponse le',
      resolvedAt: 'Résolue le',
      closedAt: 'Clôturée le',
      dueAt: 'Échéance',
      updatedAt: 'Heure de l’événement',
      reopenCount: 'Nombre de réouvertures',
      reassignmentCount: 'Nombre de réaffectations',
      ignored: 'Écartée',
      field: 'Champ propre : {key}',
    },
  },
} as const
