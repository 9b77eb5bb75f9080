//! The whole reading of one document: sentences, parses and entities in, the [`Extraction`] out.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::base::{Cancelled, Family, Form, Kind, Progress, Span};
use crate::text::Document;

use super::argument::{Arguments, FirstPerson};
use super::attribution::{Quotes, Speech};
use super::calendar::{FoundWhen, dates};
use super::claims::Context;
use super::clause::{Clause, clauses};
use super::coref::Entities;
use super::coverage;
use super::extraction::{Claim, Entity, Extraction, Mention, Merge, Proposition, Uncovered};
use super::propositions::propositions;
use super::relation_words::family;
use super::rules::{self, Draft, drafts};
use super::syntax::Upos;
use super::tree::{Tree, VerbForm};

/// Finds claims and propositions in parsed sentences whose entities are known.
pub(crate) fn read(
    document: &Document,
    trees: Vec<Tree>,
    entities: Entities,
    progress: &dyn Progress,
) -> Result<Extraction, Cancelled> {
    let sentences: Vec<Span> = trees.iter().map(|tree| tree.span).collect();
    let mut reader = Reader {
        entities: &entities,
        found: Found::with_room(document.text.len()),
        bodies: BTreeMap::new(),
        sufferers: Vec::new(),
        merged: BTreeMap::new(),
    };
    let mut quotes = Quotes::default();
    let mut speaker = None;
    let mut end = 0;
    // Each tree is let go once it is read: what is found takes the room that it leaves.
    for (number, tree) in trees.into_iter().enumerate() {
        if number % 64 == 0 {
            progress.tick(0.6 + 0.4 * number as f32 / sentences.len() as f32, "Reading claims")?;
        }
        let gap = document.text.get(end..tree.span.start).unwrap_or_default();
        end = tree.span.end;
        let quoted = quotes.mark(&tree, gap);
        let dates = dates(&tree, document.published);
        let dated: Vec<_> = dates.iter().map(|date| date.words).collect();
        let args = Arguments::new(&tree, &entities, number, &dated);
        let aliases = reader.those(&args);
        reader.merge(&args, &aliases);
        let args = args.with_aliases(aliases, &reader.merged);
        let speech = Speech::new(&tree, quoted.clone(), speaker.take());
        speaker = speech.quoting(&args);
        let spoken = speaker.as_ref().map(|arg| arg.entity);
        let args = args.with_first_person(reader.first_person(spoken));
        let clauses = clauses(&tree);
        let mut drafts = drafts(&args, &clauses);
        // The sentence itself may tell for whom its speaker speaks ("we", said X, head of Y).
        reader.note_bodies(&args, &drafts);
        let args = args.with_first_person(reader.first_person(spoken));
        if spoken.is_some() {
            drafts = rules::drafts(&args, &clauses);
        }
        // What the grammar makes of another language is chance.
        if !coverage::is_english(&tree) {
            drafts.clear();
        }
        reader.sentence(&args, (&speech, &quoted), dates, &clauses, &drafts);
    }
    let Reader { found, merged, .. } = reader;
    Ok(finish(sentences, entities.entities, found, &merged))
}

struct Reader<'a> {
    entities: &'a Entities,
    found: Found,
    /// For persons the body that they lead or speak for.
    bodies: BTreeMap<usize, usize>,
    /// Groups to whom something was done, with the verb, in text order.
    sufferers: Vec<(String, Family, usize)>,
    /// Entities that turned out to be others ("those arrested").
    merged: BTreeMap<usize, usize>,
}

#[derive(Default)]
struct Found {
    claims: Vec<Claim>,
    propositions: Vec<Proposition>,
    uncovered: Vec<Uncovered>,
    /// Words that a claim takes for an entity, in case the entity does not list them yet.
    pronouns: Vec<(usize, Span, Form)>,
    words: Shared,
}

impl Found {
    /// Room for what texts of so many bytes tell, so that no long list is copied while it grows.
    fn with_room(bytes: usize) -> Self {
        Self {
            claims: Vec::with_capacity(bytes / 40),
            propositions: Vec::with_capacity(bytes / 30),
            pronouns: Vec::with_capacity(bytes / 30),
            ..Self::default()
        }
    }
}

/// Words that many claims have, each kept once.
#[derive(Default)]
struct Shared(HashSet<Arc<str>>);

impl Shared {
    fn share(&mut self, word: &mut Arc<str>) {
        match self.0.get(word) {
            Some(known) => *word = Arc::clone(known),
            None => {
                self.0.insert(Arc::clone(word));
            }
        }
    }
}

impl Reader<'_> {
    fn first_person(&self, speaker: Option<usize>) -> FirstPerson {
        let body = speaker.and_then(|speaker| self.bodies.get(&speaker).copied());
        FirstPerson { singular: speaker, plural: body.or(speaker) }
    }

    fn sentence(
        &mut self,
        args: &Arguments,
        (speech, quoted): (&Speech, &[bool]),
        dates: Vec<FoundWhen>,
        clauses: &[Clause],
        drafts: &[Draft],
    ) {
        self.note_pronouns(drafts);
        self.note_sufferers(args, drafts);
        let context = Context::new(args, speech, dates);
        let mut claims = context.claims(drafts);
        if claims.is_empty() {
            let reason = coverage::reason(args, &context, quoted, clauses);
            self.found.uncovered.push(Uncovered { sentence: args.tree.span, reason });
        }
        let mut all = propositions(args.tree, &context, clauses, &claims);
        for claim in &mut claims {
            for word in [&mut claim.relation, &mut claim.label, &mut claim.predicate] {
                self.found.words.share(word);
            }
        }
        for argument in all.iter_mut().flat_map(|one| &mut one.arguments) {
            self.found.words.share(&mut argument.role);
        }
        self.found.propositions.extend(all);
        self.found.claims.extend(claims);
    }

    /// Remembers who leads or speaks for which body: "we" in a quotation is the body.
    fn note_bodies(&mut self, args: &Arguments, drafts: &[Draft]) {
        for draft in drafts {
            let body = matches!(
                args.kind(draft.object.entity),
                Kind::Organization | Kind::Agency | Kind::Facility
            );
            let leads = draft.rule == "noun:role"
                || matches!(
                    draft.wording.relation.as_str(),
                    "found" | "lead" | "head" | "chair" | "run"
                );
            if body && leads && args.kind(draft.subject.entity) == Kind::Person {
                self.bodies.entry(draft.subject.entity).or_insert(draft.object.entity);
            }
        }
    }

    fn note_sufferers(&mut self, args: &Arguments, drafts: &[Draft]) {
        for draft in drafts {
            let family = draft.wording.family;
            let group = args.kind(draft.object.entity) == Kind::Group;
            if group && matches!(family, Family::Enforcement | Family::Harm | Family::Movement) {
                self.sufferers.push((draft.wording.relation.clone(), family, draft.object.entity));
            }
        }
    }

    /// Where "those" was taken for an entity of its own, it is joined to the one it stands for.
    fn merge(&mut self, args: &Arguments, aliases: &[(usize, usize)]) {
        for &(word, entity) in aliases {
            let own = self.entities.at(args.sentence(), word);
            if let Some(own) =
                own.filter(|&own| own != entity && !self.entities.entities[own].named)
            {
                self.merged.insert(own, entity);
            }
        }
    }

    /// "those arrested" are the ones of whom the text said that they were.
    fn those(&self, args: &Arguments) -> Vec<(usize, usize)> {
        let tree = args.tree;
        let mut found = Vec::new();
        for word in (0..tree.len()).filter(|&word| tree.lower(word) == "those") {
            let participle =
                |&at: &usize| tree.upos(at) == Upos::Verb && tree.verb_form(at) == VerbForm::Past;
            let Some(verb) = Some(word + 1).filter(|&at| at < tree.len()).filter(participle) else {
                continue;
            };
            let lemma = tree.lemma(verb);
            let group = family(lemma);
            let same = self.sufferers.iter().rev().find(|(relation, ..)| relation == lemma);
            let like = || self.sufferers.iter().rev().find(|(_, family, _)| *family == group);
            if let Some(&(_, _, entity)) = same.or_else(like) {
                found.push((word, entity));
            }
        }
        found
    }

    fn note_pronouns(&mut self, drafts: &[Draft]) {
        let pronouns = drafts.iter().flat_map(|draft| [&draft.subject, &draft.object]);
        self.found.pronouns.extend(
            pronouns
                .filter(|arg| arg.form != Form::Named)
                .map(|arg| (arg.entity, arg.span, arg.form)),
        );
    }
}

/// Gives the entities the mentions that were found with the claims.
fn finish(
    sentences: Vec<Span>,
    mut entities: Vec<Entity>,
    found: Found,
    merged: &BTreeMap<usize, usize>,
) -> Extraction {
    let Found { mut claims, mut propositions, uncovered, pronouns, .. } = found;
    claims.shrink_to_fit();
    propositions.shrink_to_fit();
    let mut touched: Vec<usize> = merged.values().copied().collect();
    for (entity, span, form) in pronouns {
        entities[entity].mentions.push(Mention { span, form });
        touched.push(entity);
    }
    for (&from, &to) in merged {
        let moved = std::mem::take(&mut entities[from].mentions);
        entities[to].mentions.extend(moved);
        let rule = "those to whom it was done".to_owned();
        let name = entities[from].label.clone();
        entities[to].merges.push(Merge { name, rule });
    }
    touched.sort_unstable();
    touched.dedup();
    for entity in touched {
        // The sort is stable: of two at one place the one that was known first stays.
        entities[entity].mentions.sort_by_key(|mention| mention.span);
        entities[entity].mentions.dedup_by_key(|mention| mention.span);
    }
    let mut extraction = Extraction { sentences, entities, claims, propositions, uncovered };
    drop_idle(&mut extraction);
    extraction
}

/// Drops unnamed entities that no claim touches, and renumbers the others.
fn drop_idle(extraction: &mut Extraction) {
    let mut used = vec![false; extraction.entities.len()];
    for claim in &extraction.claims {
        for entity in [Some(claim.subject), Some(claim.object), claim.speaker].into_iter().flatten()
        {
            used[entity] = true;
        }
    }
    let mut number = vec![0; used.len()];
    let mut kept = 0;
    for (entity, place) in number.iter_mut().enumerate() {
        *place = kept;
        used[entity] |= extraction.entities[entity].named;
        kept += usize::from(used[entity]);
    }
    let mut flags = used.into_iter();
    extraction.entities.retain(|_| flags.next().unwrap_or(false));
    for claim in &mut extraction.claims {
        claim.subject = number[claim.subject];
        claim.object = number[claim.object];
        claim.speaker = claim.speaker.map(|speaker| number[speaker]);
    }
}
