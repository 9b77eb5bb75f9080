//! Typical errors of the parser with what they become.

use super::mend;
use crate::extract::Upos;
use crate::extract::testing::{Sample, sample};

/// Relation and head of a word after mending.
pub(super) fn mended(sample: &Sample, word: &str) -> String {
    let mut parse = sample.parse.clone();
    mend(&sample.text, &mut parse);
    let one = &parse.words[sample.word(word)];
    let head = one.head.and_then(|head| parse.words[head].span.of(&sample.text)).unwrap_or("-");
    format!("{} of {head}", one.deprel)
}

#[test]
fn a_participle_between_commas_is_no_main_verb() {
    let lin = sample(
        "Lin/Lin/PROPN/3/nsubj ,/,/PUNCT/1/punct arrested/arrest/VERB/0/root in/in/ADP/5/case \
         May/May/PROPN/3/obl ,/,/PUNCT/7/punct denied/deny/VERB/3/conj it/it/PRON/7/obj",
    );
    assert_eq!(mended(&lin, "denied"), "root of -");
    assert_eq!(mended(&lin, "Lin"), "nsubj of denied");
    assert_eq!(mended(&lin, "arrested"), "acl of Lin");
}

#[test]
fn a_relative_clause_gives_back_its_main_clause() {
    let ministry = sample(
        "The/the/DET/2/det ministry/ministry/NOUN/0/root ,/,/PUNCT/5/punct which/which/PRON/5/nsubj \
         runs/run/VERB/2/acl:relcl camps/camp/NOUN/5/obj ,/,/PUNCT/8/punct fined/fine/VERB/5/conj \
         Lin/Lin/PROPN/8/obj",
    );
    assert_eq!(mended(&ministry, "fined"), "root of -");
    assert_eq!(mended(&ministry, "ministry"), "nsubj of fined");
    assert_eq!(mended(&ministry, "runs"), "acl:relcl of ministry");
    let conjunct = sample(
        "Police/police/NOUN/2/nsubj want/want/VERB/0/root Lin/Lin/PROPN/2/obj ,/,/PUNCT/6/punct \
         whom/whom/PRON/6/obj paid/pay/VERB/2/conj",
    );
    assert_eq!(mended(&conjunct, "paid"), "acl:relcl of Lin");
}

#[test]
fn by_and_of_go_to_the_noun_where_the_verb_cannot_take_them() {
    let report = sample(
        "It/it/PRON/2/nsubj cites/cite/VERB/0/root a/a/DET/4/det report/report/NOUN/2/obj \
         by/by/ADP/6/case Lin/Lin/PROPN/2/obl",
    );
    assert_eq!(mended(&report, "Lin"), "nmod of report");
    let agent = sample(
        "Wu/Wu/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass held/hold/VERB/0/root \
         last/last/ADJ/5/amod May/May/PROPN/3/obl:unmarked by/by/ADP/7/case Lin/Lin/PROPN/5/nmod",
    );
    assert_eq!(mended(&agent, "Lin"), "obl:agent of held");
}

#[test]
fn a_good_parse_stays_as_it_is() {
    let good = sample(
        "Lin/Lin/PROPN/6/nsubj ,/,/PUNCT/1/punct who/who/PRON/4/nsubj paid/pay/VERB/1/acl:relcl \
         ,/,/PUNCT/1/punct left/leave/VERB/0/root",
    );
    let mut parse = good.parse.clone();
    mend(&good.text, &mut parse);
    assert_eq!(parse, good.parse);
}

#[test]
fn that_after_a_claim_opens_what_is_claimed() {
    let proved = sample(
        "The/the/DET/2/det claim/claim/NOUN/0/root that/that/PRON/5/obj Lin/Lin/PROPN/5/nsubj \
         paid/pay/VERB/2/acl:relcl Wu/Wu/PROPN/7/nsubj proved/prove/VERB/5/advcl false/false/ADJ/7/xcomp",
    );
    assert_eq!(mended(&proved, "that"), "mark of paid");
    assert_eq!(mended(&proved, "paid"), "acl of claim");
    assert_eq!(mended(&proved, "Wu"), "obj of paid");
    assert_eq!(mended(&proved, "proved"), "root of -");
    assert_eq!(mended(&proved, "claim"), "nsubj of proved");
    let made = sample(
        "the/the/DET/2/det claim/claim/NOUN/0/root that/that/PRON/5/obj Lin/Lin/PROPN/5/nsubj \
         made/make/VERB/2/acl:relcl",
    );
    assert_eq!(mended(&made, "that"), "obj of made");
}

#[test]
fn according_to_leads_the_phrase_behind_it() {
    let lead = sample(
        "According/accord/VERB/0/root to/to/PART/1/fixed aid/aid/VERB/1/xcomp workers/worker/NOUN/3/obj \
         ,/,/PUNCT/7/punct guards/guard/NOUN/7/nsubj beat/beat/VERB/1/parataxis them/they/PRON/7/obj",
    );
    assert_eq!(mended(&lead, "beat"), "root of -");
    assert_eq!(mended(&lead, "workers"), "obl of beat");
    assert_eq!(mended(&lead, "According"), "case of workers");
    assert_eq!(mended(&lead, "aid"), "compound of workers");
}

#[test]
fn perfects_and_infinitives_keep_their_objects() {
    let perfect = sample(
        "They/they/PRON/2/nsubj have/have/VERB/0/root all/all/DET/5/det sent/send/VERB/5/amod \
         men/man/NOUN/2/obj",
    );
    assert_eq!(mended(&perfect, "sent"), "root of -");
    assert_eq!(mended(&perfect, "men"), "obj of sent");
    assert_eq!(mended(&perfect, "They"), "nsubj of sent");
    let fled = sample(
        "Lin/Lin/PROPN/3/nsubj:pass is/be/AUX/3/aux:pass believed/believe/VERB/0/root to/to/PART/5/mark \
         have/have/VERB/6/aux fled/flee/VERB/3/ccomp",
    );
    assert_eq!(mended(&fled, "to"), "mark of fled");
}

#[test]
fn few_verbs_take_another_without_to() {
    let trust = sample(
        "It/it/PRON/3/nsubj may/may/AUX/3/aux build/build/VERB/0/root trust/trust/VERB/3/xcomp \
         among/among/ADP/6/case them/they/PRON/4/obl",
    );
    assert_eq!(mended(&trust, "trust"), "obj of build");
    assert_eq!(mended(&trust, "them"), "nmod of trust");
    let help = sample(
        "It/it/PRON/3/nsubj may/may/AUX/3/aux help/help/VERB/0/root build/build/VERB/3/xcomp \
         trust/trust/NOUN/4/obj",
    );
    assert_eq!(mended(&help, "build"), "xcomp of help");
}

#[test]
fn from_one_place_to_another_are_two_ends_of_the_verb() {
    let flown = sample(
        "Arms/arm/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass flown/fly/VERB/0/root from/from/ADP/5/case \
         Lund/Lund/PROPN/3/obl to/to/ADP/7/case Faya/Faya/PROPN/5/nmod ,/,/PUNCT/10/punct an/a/DET/10/det \
         airstrip/airstrip/NOUN/5/appos",
    );
    assert_eq!(mended(&flown, "Faya"), "obl of flown");
    assert_eq!(mended(&flown, "airstrip"), "appos of Faya");
}

#[test]
fn a_second_noun_without_and_stands_beside_the_first() {
    let sites = sample(
        "They/they/PRON/2/nsubj held/hold/VERB/0/root men/man/NOUN/2/obj in/in/ADP/5/case \
         raids/raid/NOUN/3/nmod on/on/ADP/7/case compounds/compound/NOUN/3/nmod ,/,/PUNCT/10/punct \
         the/the/DET/10/det sites/site/NOUN/3/conj",
    );
    assert_eq!(mended(&sites, "sites"), "appos of compounds");
}

#[test]
fn a_place_with_a_hyphen_belongs_to_its_participle() {
    let based = sample(
        "a/a/DET/2/det unit/unit/NOUN/0/root of/of/ADP/4/case Lund/Lund/PROPN/2/nmod -/-/PUNCT/4/punct \
         based/base/VERB/8/amod Aril/Aril/PROPN/8/compound Group/Group/PROPN/2/obl:agent",
    );
    assert_eq!(mended(&based, "Group"), "nmod of unit");
    assert_eq!(mended(&based, "of"), "case of Group");
    assert_eq!(mended(&based, "Lund"), "compound of based");
    assert_eq!(mended(&based, "based"), "amod of Group");
}

#[test]
fn participles_that_lead_on_and_names_that_follow() {
    let known = sample(
        "Police/police/NOUN/6/nsubj:pass hit/hit/VERB/1/acl sites/site/NOUN/2/obj ,/,/PUNCT/6/punct \
         also/also/ADV/6/advmod known/know/VERB/0/root as/as/ADP/8/case parks/park/NOUN/6/obl",
    );
    assert_eq!(mended(&known, "hit"), "root of -");
    assert_eq!(mended(&known, "Police"), "nsubj of hit");
    assert_eq!(mended(&known, "known"), "acl of sites");
    assert_eq!(mended(&known, "parks"), "obl of known");
}

#[test]
fn a_second_that_goes_on_with_the_first() {
    let said = sample(
        "She/she/PRON/2/nsubj said/say/VERB/0/root that/that/SCONJ/5/mark Lin/Lin/PROPN/5/nsubj \
         failed/fail/VERB/2/ccomp to/to/PART/7/mark check/check/VERB/5/xcomp it/it/PRON/7/obj \
         and/and/CCONJ/12/cc that/that/SCONJ/12/mark Wu/Wu/PROPN/12/nsubj paid/pay/VERB/7/conj",
    );
    assert_eq!(mended(&said, "paid"), "conj of failed");
}

#[test]
fn an_irregular_past_behind_have_is_its_verb() {
    let lent = sample(
        "Banks/bank/NOUN/2/nsubj have/have/VERB/0/root lent/lent/ADP/5/case the/the/DET/5/det \
         country/country/NOUN/2/obl",
    );
    assert_eq!(mended(&lent, "lent"), "root of -");
    assert_eq!(mended(&lent, "country"), "obj of lent");
}

#[test]
fn who_says_it_stands_before_the_verb() {
    let said = sample(
        "They/they/PRON/2/nsubj freed/free/VERB/6/ccomp men/man/NOUN/2/obj ,/,/PUNCT/5/punct \
         officials/official/NOUN/3/conj said/say/VERB/0/root",
    );
    assert_eq!(mended(&said, "officials"), "nsubj of said");
}

#[test]
fn names_behind_verbs_and_joined_nouns_have_their_place() {
    let paid = sample(
        "Then/then/ADV/3/advmod Dahl/Dahl/PROPN/3/nsubj paid/pay/VERB/0/root Karl/Karl/PROPN/3/nsubj \
         Moe/Moe/PROPN/4/flat",
    );
    assert_eq!(mended(&paid, "Karl"), "obj of paid");
    let nor = sample(
        "Lin/Lin/PROPN/4/nsubj nor/nor/CCONJ/3/cc deputies/deputy/NOUN/1/appos came/come/VERB/0/root",
    );
    assert_eq!(mended(&nor, "deputies"), "conj of Lin");
    let told = sample(
        "Banks/bank/NOUN/2/nsubj paid/pay/VERB/0/root Dahl/Dahl/PROPN/2/obj ,/,/PUNCT/5/punct \
         Lund/Lund/PROPN/3/appos told/tell/VERB/5/advmod judges/judge/NOUN/6/iobj",
    );
    assert_eq!(mended(&told, "Lund"), "nsubj of told");
    assert_eq!(mended(&told, "told"), "parataxis of paid");
}

#[test]
fn what_hangs_on_a_sum_is_the_verbs() {
    let stole = sample(
        "They/they/PRON/2/nsubj stole/steal/VERB/0/root between/between/ADP/4/case $/$/SYM/2/nmod \
         and/and/CCONJ/6/cc $/$/SYM/4/conj from/from/ADP/8/case Norway/Norway/PROPN/6/nmod",
    );
    assert_eq!(mended(&stole, "Norway"), "obl of stole");
    assert_eq!(mended(&stole, "$"), "obl of stole");
}

#[test]
fn a_reason_is_given_for_what_is_said() {
    let pay = sample(
        "They/they/PRON/2/nsubj help/help/VERB/0/root ,/,/PUNCT/5/punct residents/resident/NOUN/5/nsubj \
         say/say/VERB/2/parataxis ,/,/PUNCT/9/punct because/because/SCONJ/9/mark owners/owner/NOUN/9/nsubj \
         pay/pay/VERB/5/ccomp",
    );
    assert_eq!(mended(&pay, "pay"), "advcl of help");
}

#[test]
fn a_noun_with_a_subject_and_an_object_is_a_verb() {
    let force = sample(
        "Lin/Lin/PROPN/0/root who/who/PRON/3/nsubj commands/command/NOUN/1/acl:relcl \
         ships/ship/NOUN/3/obj",
    );
    let mut parse = force.parse.clone();
    mend(&force.text, &mut parse);
    assert_eq!(parse.words[force.word("commands")].upos, Upos::Verb);
}

#[test]
fn a_phrase_belongs_to_the_noun_right_before_it() {
    let within = sample(
        "They/they/PRON/2/nsubj fight/fight/VERB/0/root graft/graft/NOUN/2/obj within/within/ADP/5/case \
         banks/bank/NOUN/2/obl",
    );
    assert_eq!(mended(&within, "banks"), "nmod of graft");
    let days = sample(
        "They/they/PRON/2/nsubj end/end/VERB/0/root work/work/NOUN/2/obj within/within/ADP/5/case \
         days/day/NOUN/2/obl",
    );
    assert_eq!(mended(&days, "days"), "obl of end");
    let support = sample(
        "They/they/PRON/2/nsubj add/add/VERB/0/root support/support/NOUN/2/obj for/for/ADP/5/case \
         victims/victim/NOUN/2/obl",
    );
    assert_eq!(mended(&support, "victims"), "nmod of support");
}

#[test]
fn a_clause_with_that_hangs_on_what_it_completes() {
    let claim = sample(
        "claim/claim/NOUN/4/nsubj that/that/SCONJ/4/mark Lin/Lin/PROPN/4/nsubj paid/pay/VERB/0/root \
         Wu/Wu/PROPN/4/obj proved/prove/VERB/4/ccomp false/false/ADJ/6/xcomp",
    );
    assert_eq!(mended(&claim, "proved"), "root of -");
    assert_eq!(mended(&claim, "claim"), "nsubj of proved");
    assert_eq!(mended(&claim, "paid"), "acl of claim");
    let mark = sample(
        "Lin/Lin/PROPN/2/nsubj estimates/estimate/VERB/0/root that/that/SCONJ/2/mark \
         gangs/gang/NOUN/5/nsubj stole/steal/VERB/3/appos",
    );
    assert_eq!(mended(&mark, "stole"), "ccomp of estimates");
    assert_eq!(mended(&mark, "that"), "mark of stole");
    let truth = sample(
        "It/it/PRON/3/nsubj is/be/AUX/3/cop true/true/ADJ/0/root that/that/SCONJ/6/mark \
         Lin/Lin/PROPN/6/nsubj paid/pay/VERB/3/advcl",
    );
    assert_eq!(mended(&truth, "paid"), "ccomp of true");
}

#[test]
fn verbs_and_nouns_that_look_alike_are_told_apart() {
    let asked = sample(
        "Will/will/AUX/3/aux police/police/NOUN/3/nsubj arrest/arrest/ADJ/0/root Lin/Lin/PROPN/3/nsubj",
    );
    assert_eq!(mended(&asked, "Lin"), "obj of arrest");
    let aid = sample(
        "According/accord/VERB/0/root to/to/PART/3/mark aid/aid/VERB/1/xcomp workers/worker/NOUN/3/obj \
         ,/,/PUNCT/7/punct guards/guard/NOUN/7/nsubj left/leave/VERB/3/advcl",
    );
    assert_eq!(mended(&aid, "left"), "root of -");
    assert_eq!(mended(&aid, "workers"), "obl of left");
    assert_eq!(mended(&aid, "aid"), "compound of workers");
}

#[test]
fn a_denial_reaches_over_an_aside() {
    let aside = sample(
        "Banks/bank/NOUN/2/nsubj did/do/AUX/0/root not/not/PART/2/advmod ,/,/PUNCT/6/punct \
         officials/official/NOUN/6/nsubj said/say/VERB/2/parataxis ,/,/PUNCT/8/punct \
         fund/fund/VERB/6/conj Lin/Lin/PROPN/8/obj",
    );
    assert_eq!(mended(&aside, "fund"), "root of -");
    assert_eq!(mended(&aside, "not"), "advmod of fund");
    assert_eq!(mended(&aside, "Banks"), "nsubj of fund");
    assert_eq!(mended(&aside, "officials"), "nsubj of said");
    let longer = sample(
        "Bank/bank/NOUN/4/compound no/no/ADV/3/advmod longer/long/ADV/4/amod \
         finances/finances/NOUN/0/root Lin/Lin/PROPN/4/appos",
    );
    assert_eq!(mended(&longer, "Bank"), "nsubj of finances");
    assert_eq!(mended(&longer, "longer"), "advmod of finances");
    assert_eq!(mended(&longer, "Lin"), "obj of finances");
}

#[test]
fn those_among_them_are_members_of_what_stands_before() {
    let among = sample(
        "fled/flee/VERB/0/root from/from/ADP/3/case states/state/NOUN/1/obl ,/,/PUNCT/6/punct \
         among/among/ADP/6/case them/they/PRON/1/conj Chad/Chad/PROPN/6/obj and/and/CCONJ/9/cc \
         Mali/Mali/PROPN/7/conj",
    );
    assert_eq!(mended(&among, "Chad"), "nmod of states");
    assert_eq!(mended(&among, "among"), "case of Chad");
    assert_eq!(mended(&among, "them"), "fixed of among");
}

#[test]
fn a_report_between_commas_is_an_aside() {
    let inverted = sample(
        "Men/man/NOUN/3/nsubj ,/,/PUNCT/1/punct said/say/VERB/0/root Lin/Lin/PROPN/3/nsubj ,/,/PUNCT/6/punct \
         fled/flee/VERB/4/acl:relcl",
    );
    assert_eq!(mended(&inverted, "fled"), "root of -");
    assert_eq!(mended(&inverted, "Men"), "nsubj of fled");
    assert_eq!(mended(&inverted, "said"), "parataxis of fled");
    let inserted = sample(
        "Banks/bank/NOUN/4/nsubj ,/,/PUNCT/3/punct Lin/Lin/PROPN/1/appos added/add/VERB/0/root \
         ,/,/PUNCT/7/punct never/never/ADV/7/advmod paid/pay/VERB/4/advcl Wu/Wu/PROPN/7/obj",
    );
    assert_eq!(mended(&inserted, "paid"), "root of -");
    assert_eq!(mended(&inserted, "Banks"), "nsubj of paid");
    assert_eq!(mended(&inserted, "Lin"), "nsubj of added");
}

#[test]
fn a_firm_with_a_participle_stands_beside_a_name() {
    let firm = sample(
        "Lin/Lin/PROPN/2/nsubj runs/run/VERB/0/root Lotus/Lotus/PROPN/2/obj ,/,/PUNCT/6/punct a/a/DET/6/det \
         firm/firm/NOUN/7/nsubj based/base/VERB/2/parataxis in/in/ADP/9/case Chad/Chad/PROPN/7/obl",
    );
    assert_eq!(mended(&firm, "firm"), "appos of Lotus");
    assert_eq!(mended(&firm, "based"), "acl of firm");
}

#[test]
fn the_first_of_a_list_behind_be_is_its_head() {
    let among = sample(
        "Among/among/ADP/2/case those/those/PRON/7/nsubj were/be/AUX/7/cop 20/20/NUM/5/nummod \
         divers/diver/NOUN/7/obl ,/,/PUNCT/5/punct cooks/cook/NOUN/0/root and/and/CCONJ/9/cc \
         clerks/clerk/NOUN/7/conj",
    );
    assert_eq!(mended(&among, "divers"), "root of -");
    assert_eq!(mended(&among, "cooks"), "conj of divers");
    assert_eq!(mended(&among, "those"), "nsubj of divers");
}

#[test]
fn a_verb_behind_a_relative_clause_has_its_noun() {
    let boat = sample(
        "a/a/DET/2/det boat/boat/NOUN/0/root that/that/PRON/5/obj Chad/Chad/PROPN/5/nsubj \
         sold/sell/VERB/2/acl:relcl rammed/ram/VERB/5/advcl ferries/ferry/NOUN/6/obj",
    );
    assert_eq!(mended(&boat, "rammed"), "root of -");
    assert_eq!(mended(&boat, "boat"), "nsubj of rammed");
}

#[test]
fn verbs_go_on_with_the_clause_that_can_take_them() {
    let revoked = sample(
        "Lin/Lin/PROPN/2/nsubj claims/claim/VERB/0/root that/that/SCONJ/5/mark Wu/Wu/PROPN/5/nsubj \
         lied/lie/VERB/2/ccomp ,/,/PUNCT/8/punct and/and/CCONJ/8/cc fined/fine/VERB/5/conj him/he/PRON/8/obj",
    );
    assert_eq!(mended(&revoked, "fined"), "conj of claims");
    let deputies = sample(
        "Lin/Lin/PROPN/2/nsubj declined/decline/VERB/0/root to/to/PART/4/mark talk/talk/VERB/2/xcomp \
         but/but/CCONJ/8/cc judges/judge/NOUN/8/nsubj may/may/AUX/8/aux call/call/VERB/4/conj him/he/PRON/8/obj",
    );
    assert_eq!(mended(&deputies, "call"), "conj of declined");
}

#[test]
fn a_role_behind_a_comma_stands_beside_its_noun() {
    let natives = sample(
        "Sailors/sailor/NOUN/6/nsubj ,/,/PUNCT/3/punct nationals/national/NOUN/1/conj of/of/ADP/5/case \
         Chad/Chad/PROPN/3/nmod sued/sue/VERB/0/root Lin/Lin/PROPN/6/obj",
    );
    assert_eq!(mended(&natives, "nationals"), "appos of Sailors");
}

#[test]
fn a_name_before_a_sum_is_paid() {
    let paid = sample(
        "Wu/Wu/PROPN/2/nsubj paid/pay/VERB/0/root Lin/Lin/PROPN/5/compound 900/900/NUM/5/nummod \
         euros/euro/NOUN/2/obj",
    );
    assert_eq!(mended(&paid, "Lin"), "iobj of paid");
}

#[test]
fn a_possessive_leads_the_object() {
    let banned = sample(
        "They/they/PRON/2/nsubj banned/ban/VERB/0/root its/its/PRON/2/obj chief/chief/ADJ/3/amod \
         envoy/envoy/NOUN/4/amod from/from/ADP/7/case Chad/Chad/PROPN/4/nmod",
    );
    assert_eq!(mended(&banned, "envoy"), "obj of banned");
    assert_eq!(mended(&banned, "its"), "nmod:poss of envoy");
    assert_eq!(mended(&banned, "Chad"), "nmod of envoy");
    let her = sample(
        "They/they/PRON/2/nsubj paid/pay/VERB/0/root her/her/PRON/5/nmod:poss 900/900/NUM/5/nummod \
         euros/euro/NOUN/2/obj",
    );
    assert_eq!(mended(&her, "her"), "iobj of paid");
}

#[test]
fn participles_and_particles_between_verb_and_object() {
    let forged = sample(
        "They/they/PRON/2/nsubj sold/sell/VERB/0/root forged/forge/VERB/2/xcomp papers/paper/NOUN/3/obj \
         to/to/ADP/6/case Lin/Lin/PROPN/3/obl",
    );
    assert_eq!(mended(&forged, "papers"), "obj of sold");
    assert_eq!(mended(&forged, "Lin"), "obl of sold");
    let over = sample(
        "They/they/PRON/2/nsubj handed/hand/VERB/0/root over/over/ADP/4/case logs/log/NOUN/2/obj",
    );
    assert_eq!(mended(&over, "over"), "compound:prt of handed");
}

#[test]
fn nouns_and_reasons_go_to_the_verb_that_lacks_them() {
    let bank = sample(
        "Bank/bank/NOUN/5/advcl whose/whose/PRON/3/nmod:poss head/head/NOUN/4/nsubj left/leave/VERB/1/acl:relcl \
         failed/fail/VERB/0/root",
    );
    assert_eq!(mended(&bank, "Bank"), "nsubj of failed");
    let jailed = sample(
        "They/they/PRON/2/nsubj met/meet/VERB/0/root Lin/Lin/PROPN/2/obj jailed/jail/VERB/3/acl for/for/SCONJ/6/mark \
         spying/spy/VERB/2/advcl",
    );
    assert_eq!(mended(&jailed, "spying"), "advcl of jailed");
    let wanted = sample(
        "Lin/Lin/PROPN/4/nsubj ,/,/PUNCT/3/punct broker/broker/NOUN/1/appos wanted/want/VERB/0/root \
         by/by/ADP/6/case Wu/Wu/PROPN/4/obl ,/,/PUNCT/8/punct sold/sell/VERB/4/conj it/it/PRON/8/obj",
    );
    assert_eq!(mended(&wanted, "sold"), "root of -");
    assert_eq!(mended(&wanted, "Lin"), "nsubj of sold");
    assert_eq!(mended(&wanted, "wanted"), "acl of broker");
}

#[test]
fn before_an_article_stands_a_verb() {
    let free = sample(
        "Lin/Lin/PROPN/2/nsubj asked/ask/VERB/0/root Chad/Chad/PROPN/2/obj to/to/ADP/7/case free/free/ADJ/7/amod \
         the/the/DET/7/det men/man/NOUN/2/obl",
    );
    assert_eq!(mended(&free, "free"), "xcomp of asked");
    assert_eq!(mended(&free, "men"), "obj of free");
}

#[test]
fn a_clause_with_where_gives_back_its_main_clause() {
    let chad = sample(
        "Chad/Chad/PROPN/5/nsubj ,/,/PUNCT/1/punct where/where/ADV/5/advmod Lin/Lin/PROPN/5/nsubj \
         runs/run/VERB/0/root farms/farm/NOUN/5/obj ,/,/PUNCT/8/punct fined/fine/VERB/6/acl Wu/Wu/PROPN/8/obj",
    );
    assert_eq!(mended(&chad, "fined"), "root of -");
    assert_eq!(mended(&chad, "Chad"), "nsubj of fined");
    assert_eq!(mended(&chad, "runs"), "acl:relcl of Chad");
}

#[test]
fn a_verb_with_its_own_preposition_is_a_sentence() {
    let called = sample(
        "Lin/Lin/PROPN/0/root called/call/VERB/1/acl for/for/ADP/4/case peace/peace/NOUN/2/obl ././PUNCT/1/punct",
    );
    assert_eq!(mended(&called, "called"), "root of -");
    assert_eq!(mended(&called, "Lin"), "nsubj of called");
}
