// biome-ignore-all format: one instruction a line
/** Instructions as people write them, by what they ask for: what the table of words is learnt from, beside the labelled sets. */
export const instructions = {
  classify: `
Is this e-mail junk? y/n
does the customer want to leave us, yes or no
Tell me which product line the complaint is about: kitchen, garden or bath.
Label each utterance with its dialogue act.
Which of the four teams owns this? Name the team.
Decide if the claim is supported by the evidence. Answer SUPPORTED, REFUTED or NOT ENOUGH INFO.
Rate how angry the writer is from 1 to 10. Number only.
Assign the transaction to one of our cost centres.
genre of this song text, one word
Should we approve this expense? approve or reject, then a reason in one sentence.
Detect the language and return its two-letter code.
You check images’ descriptions for nudity and violence. Output safe or unsafe.
Does the following sentence contain personal data? True/False
Pick the emoji that fits the mood best out of these five.
What is the intent of the user: buy, browse, complain, other?
Route this ticket to the right queue.
Mark the answer of the pupil as right, partly right or wrong.
Judge whether the two questions ask for the same thing.
Grade the response as pass or fail against the rubric.
stance towards the proposal (for/against/neutral)
Put the article into one of our sections: politics, sport, culture.
Which category does it belong to?
Choose the best matching option. Reply with its letter.
How severe is the side effect? none, mild, moderate, severe
Determine whether the log line is an anomaly.
Is the following statement a fact or an opinion?
Flag messages that break our community rules.
Verify that the answer follows from the context and say yes or no.
Identify the tone: formal, casual or hostile.
triage: red, yellow, green
Ordne den Beleg einem Konto zu. Nur die Kontonummer.
Ist diese Bewertung positiv oder negativ? Ein Wort.
Handelt es sich um Werbung? Antworte mit ja oder nein.
Welche Dringlichkeit hat die Anfrage: hoch, mittel, niedrig?
Dis si ce message est urgent ou non.
Quel est le sentiment de cet avis ? positif, négatif ou neutre
À quel service faut-il transmettre cette demande ? Un seul mot.
Di si el correo es spam. Contesta solo con sí o no.
¿A qué categoría pertenece este producto?
Clasifica el tono del mensaje.
Compliance screening of chat messages: ALLOW or BLOCK.
Say if the sentence is grammatical. correct / incorrect
What type of document is this: invoice, contract, letter, other
Evaluate if the agent followed the policy, return {"passed": true|false}.
Score the relevance of the passage to the query between 0 and 3.
which department handles that
Predict whether the lead will convert. Output hot, warm or cold.
Allowed values are A, B, C and D. Return one value and no explanation.`,
  rank: `
Rank these by importance.
Sort from newest to oldest.
Put the candidates in order of experience, most experienced first.
order these by price, cheapest first
Reorder the search hits by how well they match the query.
What is the best of these options? List them from best to worst.
Prioritise my todo list.
Arrange the following events chronologically.
Given the query and the passages, return the passage ids sorted by relevance.
Bring the items a shopper wants most to the top.
which first, which last? ids only
Give a leaderboard of the answers, strongest on top.
Return the indices of the documents ordered from most to least useful.
Compare the drafts and rank them, with a score for each.
Sort the tickets by urgency, most urgent at the top.
Rerank the candidates for the recommendation.
Put the tasks into the sequence in which we should do them.
Order the suppliers by risk, riskiest first.
Which applicant should we invite first, second, third?
Line up these cities by population.
top 3 of these, in order
Compare answer A with answer B and say which is preferred: A>B or B>A.
Sortiere die Angebote nach Preis, das günstigste zuerst.
Bringe die Aufgaben in eine sinnvolle Reihenfolge.
Reihe die Treffer nach Relevanz. Nur die Nummern.
Welche Maßnahme zuerst? Ordne sie nach Dringlichkeit.
Trie les offres de la moins chère à la plus chère.
Mets ces étapes dans l’ordre.
Classe les candidats du meilleur au moins bon.
Ordena los documentos de más a menos relevante.
Pon las tareas por orden de prioridad.
From most to least likely, list the diagnoses given.
Rank-order the features by impact versus effort.
Shortlist the five best proposals, best one first.
Arrange by size, largest first.
Order of play: who goes first and who after? Names separated by >.
Sort the reviews by helpfulness and return a JSON array of their ids.
Pairwise comparison: put the better one in front.
Give each option a place from 1 to n.
Stack rank the backlog.`,
  extract: `
Pull the order number out of the mail.
all email addresses in this text, comma separated
List every company that is named.
Get name, date of birth and address from the form as JSON.
Which products does the customer mention? Return them as an array.
Fill in the fields from the document. Leave unknown ones empty.
names of people only
Find all amounts of money with their currency.
What is the invoice number, the date and the total?
Parse the log line into timestamp, level and message.
Turn the recipe into structured data: ingredients with amounts and units.
Copy the sentences that mention a deadline, verbatim.
Read the receipt and return merchant, total and tax.
Capture the action items with owner and due date as a table.
Tag the named entities: PER, ORG, LOC.
Convert the address into street, zip, city, country.
Extract the medication and dose.
Collect all URLs.
From the conversation note the caller’s number and the reason, as key: value.
Where and when does the event take place? Return place;time
Who signed the contract and on which day?
Quote the passage that answers the question word for word.
List the skills in the CV.
hashtags and handles in here
Return null for what is not in the text.
Read the table and output CSV with these columns.
Fill our template from the report.
Identify all symptoms named by the patient, one per line.
What does the letter say about price, size and colour? JSON.
Structure the listing: rooms, area, rent.
Nenne alle Personen, die im Text vorkommen.
Lies Datum, Betrag und Empfänger aus der Rechnung aus.
Alle Telefonnummern aus dem Text, eine pro Zeile.
Übertrage die Angaben in JSON mit den Feldern name, ort, preis.
Relève les dates et les lieux cités.
Donne le nom, le montant et la date au format JSON.
Liste toutes les entreprises mentionnées.
Saca del texto los nombres y las fechas.
Devuelve un JSON con remitente, fecha e importe.
Busca todas las cantidades del documento.
Gather the citations from the paper.
Detect and list the ingredients which are allergens.
Note what the guest orders: dishes, counts, wishes.
part numbers and quantities from the purchase order
Take the facts from the report into the schema below.
Output the entities found with their offsets.
Keywords of this page, at most ten.
Return the spans that contain personal data.`,
  code: `
Write a SQL query for the question.
bash one-liner to do this
Refactor this function.
Fix the bug and return the corrected file.
regex that matches it
Convert this Python to Go.
Write unit tests for the class below.
Generate a Dockerfile for the project.
Complete the code at the cursor.
Implement the interface in TypeScript.
Give the Excel formula.
Translate the natural language into Cypher.
Write a Terraform module.
You are an expert programmer. Answer with a code block.
Add types to this JavaScript.
shell command for that
Optimise the query.
HTML and CSS for the described page.
Create a React component.
YAML for a Kubernetes deployment.
Write a PromQL expression for the alert.
Apply the change to the file and output the patch as a unified diff.
crontab entry for the schedule
Rewrite the callback code with async and await.
A Makefile target that builds it.
Script in Ruby, no comments.
Add logging to this method.
Spark job that joins the two tables.
Add docstrings to the code.
Replace the loop by a list comprehension.
Schreibe eine Funktion, die das leistet.
Gib nur den Code aus.
Behebe den Fehler im Programm.
SQL-Abfrage zur Frage, ohne Erklärung.
Écris une fonction Python qui fait cela.
Corrige le code et renvoie la version complète.
Escribe un script que haga esto.
Devuelve solo la consulta SQL.
LaTeX source for the formula.
GraphQL query for the data needed.
Generate a migration for the schema change.
Config for nginx that does the following.
sed expression to replace it
Port the module to the new API.
JSON schema for this example.
Solve the programming puzzle, function only.
Vim command to achieve this
jsonpath or xpath for the wanted nodes
Write an OpenAPI spec for the endpoint.
Powershell that lists them.
GitHub workflow file that tests and deploys.
Diagram as PlantUML or Graphviz source.`,
  summarize: `
tl;dr
Summarise the article in three sentences.
Give me the gist.
What are the main points?
Boil it down to one line.
Condense this report to a paragraph.
Shorten the text to 280 characters without losing the facts.
Write an abstract of the paper.
key takeaways as bullets
Recap the conversation for the next agent.
Executive summary, half a page.
What happened in this thread? Short.
Write meeting minutes from the transcript.
Catch me up on these messages.
Digest of today’s news for the board.
Compress this into a headline and two lines.
Handover note from the ward log.
Reduce the letter to its essentials.
in a nutshell please
Sum it up for a busy reader.
Cut this down to fifty words.
Briefing for the chief executive from the attached report.
What did they decide? Keep it brief.
Turn the incident log into a short account of what happened.
Tell me what this contract says in plain words, five lines.
Describe the main findings of the study for a lay reader.
Make release notes out of these commits.
Highlights of the call.
Weekly status from the tickets: done, open, blocked.
Write the blurb of the report: only what it says, much shorter.
The reader has thirty seconds: what does she have to know?
Bring the long mail down to its core.
Overview of the complaints: which themes come again?
Note for the file: facts of the case in brief.
Fasse den Artikel in drei Sätzen zusammen.
Kurzfassung für die Geschäftsleitung.
Worum geht es in diesem Text? Zwei Sätze.
Kürze den Bericht auf das Wesentliche.
Das Wichtigste in Stichpunkten.
Résume le texte en une phrase.
L’essentiel en trois points.
Fais une synthèse du rapport.
De quoi parle cet article ? Sois bref.
Resume el informe en dos frases.
Los puntos clave del texto.
Haz una síntesis breve.
Short version of this for the newsletter.
Post-mortem in five lines from the timeline.
Teaser that tells what the article is about.
Case summary for the doctor on the next shift.`,
  text: `
Translate into Spanish.
Reply to the customer.
Write a poem about it.
You are a friendly assistant of a shop. Answer questions.
Rewrite this in a more polite tone.
Fix the spelling.
Explain this to a child.
Write a product description from these keywords.
Draft an e-mail that declines the offer.
Continue the story.
Give me five ideas for a name.
Play the part of a pirate.
You are a tutor who helps pupils with maths. Never give the solution away.
Answer the question using only the passages below.
Write a cover letter for this job.
Make it sound more natural.
How would you respond to this review?
Suggest a title.
Paraphrase the sentence.
Write a blog post about the topic.
Give advice to the person who writes.
What is the answer? Think step by step.
Simplify the language.
Write the subject line for this newsletter.
Invent a quiz question about the subject.
Chat with the guest and be brief.
Argue for the other side.
Write a job ad.
Describe the picture for a blind person.
Compose a toast for the wedding.
Ask the user one question at a time.
Write a speech.
Plan a week of meals.
Localise the strings for the French market.
You speak with the voice of our brand.
Proofread and improve the style.
Write a follow-up question that makes it stand alone.
Expand the notes into full sentences.
Übersetze ins Englische.
Schreibe eine freundliche Antwort an den Kunden.
Du bist ein Assistent der Stadtwerke und beantwortest Fragen.
Formuliere den Satz höflicher.
Traduis en allemand.
Rédige une réponse au client.
Tu es un guide de musée et tu réponds aux visiteurs.
Traduce al inglés.
Escribe una carta de agradecimiento.
Eres un asistente amable que ayuda a los clientes.
Write the reply in the voice of the manager.
Give feedback on the essay.
Rephrase the question.
Write captions for social media.
Replace names and addresses by placeholders.
Write a letter of recommendation.
in German:
better wording?
Translate the subtitles and keep the line breaks.`,
} as const
