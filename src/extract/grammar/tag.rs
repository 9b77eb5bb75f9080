//! The tagger: words in, a tag a word out, read from both ends. A tag joins the universal part of speech
//! with the Penn one ("VERB/VBD"), since the parser wants both. Averaged perceptron over affixes,
//! shapes, neighbours, and what else each word can be (Collins 2002).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::form::Form;
use super::lemma::irregular_verbs;
use super::model::{Model, ModelError};
use super::pack::{Reader, Writer};
use super::template::Templates;
use crate::extract::Upos;

/// Index into [`Tagger::tags`].
pub(in crate::extract) type Tag = u8;

/// Stands for the tag, word or class beyond either end of a sentence.
const EDGE: u32 = 0xffff;

/// What is known of tags and of the words' tags.
#[derive(Default)]
pub(in crate::extract) struct Tagger {
    pub(in crate::extract) tags: TagSet,
    pub(in crate::extract) lexicon: Lexicon,
    /// Reads from left to right.
    pub(in crate::extract) forward: Model,
    /// Reads from right to left.
    pub(in crate::extract) backward: Model,
    /// True for taggers in use, which heed the dictionary; the parser learns from what the weights
    /// alone say.
    pub(in crate::extract) strict: bool,
}

/// Which way a sentence is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Way {
    /// From left to right: the tags before a word are known.
    Forward,
    /// From right to left: the tags after a word are known.
    Backward,
}

impl Tagger {
    /// Tags a sentence: reads it both ways and takes what scores best in both together. Capitalised
    /// words that are marked as `named` become proper nouns.
    pub(in crate::extract) fn tag(&self, forms: &[Form], named: &[bool]) -> Vec<Tag> {
        let named = |at: usize| forms[at].capital && named.get(at).copied().unwrap_or(false);
        let named: Vec<bool> = (0..forms.len()).map(named).collect();
        let mut sums = vec![Vec::new(); forms.len()];
        for way in [Way::Forward, Way::Backward] {
            self.read_once(forms, &named, way, &mut sums);
        }
        let choose = |at: usize| {
            let only = self.lexicon.only(&forms[at]);
            only.unwrap_or_else(|| self.choose(&forms[at], named[at], &sums[at]))
        };
        (0..forms.len()).map(choose).collect()
    }

    /// Adds each word's scores, as they are when the sentence is read this way, to its sums.
    fn read_once(&self, forms: &[Form], named: &[bool], way: Way, sums: &mut [Vec<i32>]) {
        let context = Context::new(forms, &self.lexicon);
        let model = match way {
            Way::Forward => &self.forward,
            Way::Backward => &self.backward,
        };
        let (mut keys, mut scores) = (Vec::new(), Vec::new());
        let mut tags: Vec<Tag> = vec![0; forms.len()];
        for at in way.order(forms.len()) {
            if let Some(tag) = self.lexicon.only(&forms[at]) {
                tags[at] = tag;
                continue;
            }
            context.features(at, &tags, way, &mut keys);
            model.score(&keys, &mut scores);
            tags[at] = self.choose(&forms[at], named[at], &scores);
            sums[at].resize(scores.len(), 0);
            sums[at].iter_mut().zip(&scores).for_each(|(sum, score)| *sum += score);
        }
    }

    fn choose<S: Copy + PartialOrd>(&self, form: &Form, named: bool, scores: &[S]) -> Tag {
        let tag = if named { best(self.tags.proper.iter().copied(), scores) } else { None };
        tag.or_else(|| self.lexicon.choose(form, &self.tags, scores))
            .or_else(|| {
                // An irregular past that the treebanks lack: "overthrew".
                let unknown = self.strict && !self.lexicon.entries.contains_key(&form.lower);
                let past = unknown && irregular_verbs().contains(&form.lower);
                let verbs =
                    (0..scores.len() as Tag).filter(|&tag| self.tags.upos(tag) == Upos::Verb);
                past.then(|| best(verbs, scores)).flatten()
            })
            .or_else(|| {
                // What a dictionary knows and stands in small letters is no name.
                let common = self.strict && !form.capital && form.class.parts != 0;
                let tags = (0..scores.len() as Tag).filter(|tag| !self.tags.proper.contains(tag));
                common.then(|| best(tags, scores)).flatten()
            })
            .or_else(|| best(0..scores.len() as Tag, scores))
            .unwrap_or(0)
    }

    /// The universal part of speech, with every part of a name called a proper noun: the "New" of
    /// "New York" is an adjective to the treebanks, but names must stay whole here.
    pub(in crate::extract) fn upos(&self, tag: Tag) -> Upos {
        if self.tags.proper.contains(&tag) { Upos::Propn } else { self.tags.upos(tag) }
    }

    pub(in crate::extract) fn write(&self, out: &mut Writer) {
        out.block(self.tags.names.join("\n").as_bytes());
        self.lexicon.write(out);
        self.forward.write(out);
        self.backward.write(out);
    }

    pub(in crate::extract) fn read(input: &mut Reader) -> Result<Self, ModelError> {
        let tags = TagSet::new(input.lines()?.map(str::to_owned).collect())?;
        let lexicon = Lexicon::read(input)?;
        let (forward, backward) = (Model::read(input)?, Model::read(input)?);
        let fits = [&forward, &backward].iter().all(|model| model.classes() == tags.names.len())
            && lexicon
                .entries
                .values()
                .flat_map(|entry| &entry.tags)
                .all(|&tag| usize::from(tag) < tags.names.len());
        if fits {
            Ok(Self { tags, lexicon, forward, backward, strict: true })
        } else {
            Err(ModelError::Damaged)
        }
    }
}

/// The best-scored of some tags; the earlier one where two are equal.
pub(in crate::extract) fn best<S: Copy + PartialOrd>(
    tags: impl IntoIterator<Item = Tag>,
    scores: &[S],
) -> Option<Tag> {
    let score = |tag: Tag| scores.get(usize::from(tag));
    tags.into_iter().reduce(|best, tag| if score(tag) > score(best) { tag } else { best })
}

/// The tags by number.
#[derive(Clone, Default)]
pub(in crate::extract) struct TagSet {
    /// "NOUN/NN" and the like.
    pub(in crate::extract) names: Vec<String>,
    upos: Vec<Upos>,
    /// Tags of parts of names.
    proper: Vec<Tag>,
}

impl TagSet {
    pub(in crate::extract) fn new(names: Vec<String>) -> Result<Self, ModelError> {
        let upos = |name: &String| name.split('/').next()?.parse().ok();
        let upos = names.iter().map(upos).collect::<Option<_>>().ok_or(ModelError::Damaged)?;
        let is_proper = |name: &String| name.contains("/NNP");
        let proper =
            (0..names.len()).filter(|&at| is_proper(&names[at])).map(|at| at as Tag).collect();
        Ok(Self { names, upos, proper })
    }

    /// The universal part of speech as the treebanks have it.
    pub(in crate::extract) fn upos(&self, tag: Tag) -> Upos {
        self.upos.get(usize::from(tag)).copied().unwrap_or(Upos::X)
    }

    /// The Penn part of speech; empty for tags that are none.
    pub(in crate::extract) fn penn(&self, tag: Tag) -> &str {
        let name = self.names.get(usize::from(tag));
        name.and_then(|name| name.split_once('/')).map_or("", |(_, penn)| penn)
    }
}

/// The tags that words had in the treebanks.
#[derive(Clone, Default)]
pub(in crate::extract) struct Lexicon {
    entries: HashMap<u32, Entry>,
}

/// What is known of one word (in lower case).
#[derive(Clone)]
pub(in crate::extract) struct Entry {
    /// Its tags, the commonest first.
    pub(in crate::extract) tags: Vec<Tag>,
    /// True when it is so common that it has no other tags.
    pub(in crate::extract) closed: bool,
}

impl Lexicon {
    pub(in crate::extract) fn new(entries: impl IntoIterator<Item = (u32, Entry)>) -> Self {
        Self { entries: entries.into_iter().collect() }
    }

    /// The best tag of a common word; a capital may always begin a name.
    pub(in crate::extract) fn choose<S: Copy + PartialOrd>(
        &self,
        form: &Form,
        tags: &TagSet,
        scores: &[S],
    ) -> Option<Tag> {
        let entry = self.entries.get(&form.lower).filter(|entry| entry.closed)?;
        let names = tags.proper.iter().filter(|_| form.capital);
        best(entry.tags.iter().chain(names).copied(), scores)
    }

    /// The tag of a common word that has only one.
    fn only(&self, form: &Form) -> Option<Tag> {
        let entry = self.entries.get(&form.lower).filter(|entry| entry.closed && !form.capital)?;
        match entry.tags[..] {
            [tag] => Some(tag),
            _ => None,
        }
    }

    /// One number for the tags a word commonly has; 0 for unknown words.
    fn class(&self, form: &Form) -> u32 {
        self.entries.get(&form.lower).map_or(0, |entry| {
            entry.tags.iter().take(3).fold(1, |class, &tag| class * 251 + u32::from(tag) + 1)
        })
    }

    fn write(&self, out: &mut Writer) {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_unstable_by_key(|entry| entry.0);
        out.keys(&entries.iter().map(|entry| *entry.0).collect::<Vec<_>>());
        let head = |entry: &Entry| entry.tags.len() as u8 | if entry.closed { 128 } else { 0 };
        out.block(&entries.iter().map(|entry| head(entry.1)).collect::<Vec<_>>());
        out.block(
            &entries.iter().flat_map(|entry| entry.1.tags.iter().copied()).collect::<Vec<_>>(),
        );
    }

    fn read(input: &mut Reader) -> Result<Self, ModelError> {
        let keys = input.keys()?;
        let heads = input.block()?;
        let mut tags = input.block()?;
        let mut entries = HashMap::with_capacity(keys.len());
        for (key, head) in keys.into_iter().zip(heads) {
            let (own, rest) =
                tags.split_at_checked(usize::from(head & 127)).ok_or(ModelError::Damaged)?;
            entries.insert(key, Entry { tags: own.to_vec(), closed: head & 128 != 0 });
            tags = rest;
        }
        Ok(Self { entries })
    }
}

impl Way {
    /// The words of a sentence of so many, in the order in which they are read.
    pub(in crate::extract) fn order(self, count: usize) -> impl Iterator<Item = usize> {
        (0..count).map(move |at| if self == Way::Forward { at } else { count - 1 - at })
    }
}

/// A sentence's words with what else each can be.
pub(in crate::extract) struct Context<'a> {
    forms: &'a [Form],
    classes: Vec<u32>,
}

impl<'a> Context<'a> {
    pub(in crate::extract) fn new(forms: &'a [Form], lexicon: &Lexicon) -> Self {
        Self { forms, classes: forms.iter().map(|form| lexicon.class(form)).collect() }
    }

    /// The feature keys of the word `at`, given the tags of all words before or after it.
    pub(in crate::extract) fn features(
        &self,
        at: usize,
        tags: &[Tag],
        way: Way,
        keys: &mut Vec<u32>,
    ) {
        READ.keys(&self.atoms(at, tags, way), keys);
    }

    /// The values of [`ATOMS`].
    fn atoms(&self, at: usize, tags: &[Tag], way: Way) -> [u32; ATOMS.len()] {
        let edge = Form { lower: EDGE, word: EDGE, shape: EDGE, ..Form::default() };
        let near = |step: isize| {
            at.checked_add_signed(step).and_then(|at| self.forms.get(at)).unwrap_or(&edge)
        };
        let sign = if way == Way::Forward { 1 } else { -1 };
        let step = |by: isize| at.checked_add_signed(by * sign);
        let class =
            |by: isize| step(by).and_then(|at| self.classes.get(at)).copied().unwrap_or(EDGE);
        let tag =
            |back: isize| step(-back).and_then(|at| tags.get(at)).map_or(EDGE, |&tag| tag.into());
        let (own, before, after) = (near(0), near(-1), near(1));
        let [s1, s2, s3, s4, s5] = own.suffixes;
        let [p1, p2, p3, p4] = own.prefixes;
        [
            0,
            own.word,
            own.lower,
            own.shape,
            s1,
            s2,
            s3,
            s4,
            s5,
            p1,
            p2,
            p3,
            p4,
            own.flags,
            own.case as u32,
            class(0),
            class(1),
            class(2),
            own.class.parts,
            after.class.parts,
            own.class.noun,
            tag(1),
            tag(2),
            before.lower,
            near(-2).lower,
            after.lower,
            near(2).lower,
            before.suffixes[2],
            after.suffixes[2],
            after.suffixes[1],
            before.shape,
            after.shape,
            own.usage,
            before.usage,
            after.usage,
        ]
    }
}

/// What features are made of: the word itself, its shape, suffixes, prefixes and flags; what tags
/// it and the next two have had (`class`), what a dictionary knows (`parts`, `noun`); the tags
/// before it; its neighbours (`-` before, `+` after).
const ATOMS: &[&str] = &[
    "bias", "word", "lower", "shape", "s1", "s2", "s3", "s4", "s5", "p1", "p2", "p3", "p4",
    "flags", "case", "class", "class+", "class++", "parts", "parts+", "noun", "tag-", "tag--",
    "lower-", "lower--", "lower+", "lower++", "s3-", "s3+", "s2+", "shape-", "shape+", "usage",
    "usage-", "usage+",
];

/// The features.
const TEMPLATES: &str = "
    bias; word; lower; shape case; s1; s2; s3; s4; s5; p1; p2; p3; p4; flags; flags class; s3 flags;
    tag-; tag-- tag-; tag- lower; tag- class; tag- s3; tag- flags; tag-- tag- class; tag- class class+; tag- class+;
    tag- s2+; tag- class+ class++; class class+; class class+ class++; class+; lower class+;
    lower-; lower+; lower--; lower++; lower- lower; lower lower+; lower- lower+; lower-- lower-; lower+ lower++;
    class lower-; class lower+; s3 lower+; s3 class+; s3-; s3+; shape- shape; shape shape+; shape s2; tag- shape;
    tag- lower- class; tag- lower class+;
    parts; parts flags; parts class; tag- parts; tag-- tag- parts; parts parts+; tag- parts parts+; parts class+;
    noun flags; noun class; parts lower-; parts lower+; shape parts parts+;
    usage flags; usage class flags; usage parts flags; usage tag- flags; usage shape; usage s3 flags; usage lower;
    usage shape usage+ shape+; usage shape usage- shape-; usage flags class+; usage flags lower-; usage flags lower+
";

static READ: LazyLock<Templates> = LazyLock::new(|| {
    Templates::parse(&ATOMS.iter().map(|&name| name.to_owned()).collect::<Vec<_>>(), TEMPLATES)
});

#[cfg(test)]
mod tests {
    use super::{READ, TEMPLATES};

    #[test]
    fn every_template_names_known_atoms() {
        assert_eq!(READ.count(), TEMPLATES.split(';').count());
    }
}
