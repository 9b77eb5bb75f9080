//! The parser's state: a stack, the words still to come, and the arcs built so far, in the
//! arc-hybrid system (Kuhlmann, Gomez-Rodriguez and Satta 2011). Position 0 is the root, words
//! count from 1.

use std::ops::Range;

use crate::extract::Deprel;

/// No word.
pub(in crate::extract) const NONE: usize = usize::MAX;

/// What the parser can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Action {
    /// The next word goes on the stack.
    Shift,
    /// The next word becomes the head of the stack's top, which is done.
    Left,
    /// The word under the stack's top becomes its head; the top is done.
    Right,
}

/// Dependents that a word has got so far.
#[derive(Clone, Copy)]
pub(in crate::extract) struct Children {
    /// The outermost left ones: the last attached, and the one before it.
    pub(in crate::extract) left: [usize; 2],
    /// The outermost right ones.
    pub(in crate::extract) right: [usize; 2],
    /// Numbers of left and right ones.
    pub(in crate::extract) count: [u8; 2],
    /// Labels of left and right ones, one bit each.
    pub(in crate::extract) labels: [u64; 2],
    /// Stands for all that hangs on the word, with its labels.
    pub(in crate::extract) signature: u64,
}

const CHILDLESS: Children =
    Children { left: [NONE; 2], right: [NONE; 2], count: [0; 2], labels: [0; 2], signature: 0 };

/// A parse under way.
#[derive(Clone)]
pub(in crate::extract) struct State {
    /// Words (and the root at the bottom) whose head is not known yet.
    pub(in crate::extract) stack: Vec<usize>,
    /// The next word; equal to `end` when all were shifted.
    pub(in crate::extract) next: usize,
    /// Number of words plus one.
    pub(in crate::extract) end: usize,
    /// Head of each word, or [`NONE`].
    pub(in crate::extract) heads: Vec<usize>,
    /// Label of each word's arc.
    pub(in crate::extract) labels: Vec<Deprel>,
    /// Dependents of each word.
    pub(in crate::extract) children: Vec<Children>,
    /// For each word the number of the name that it is part of; 0 for none. Empty when no names are
    /// known.
    names: Vec<u32>,
}

impl State {
    /// The start, for a sentence of `words` words.
    pub(in crate::extract) fn new(words: usize) -> Self {
        let end = words + 1;
        Self {
            stack: vec![0],
            next: 1,
            end,
            heads: vec![NONE; end],
            labels: vec![Deprel::Dep; end],
            children: vec![CHILDLESS; end],
            names: Vec::new(),
        }
    }

    /// The same with known names, each of which will be one subtree. Ranges count words from 0.
    pub(in crate::extract) fn with_names(mut self, names: &[Range<usize>]) -> Self {
        self.names = vec![0; if names.is_empty() { 0 } else { self.end }];
        for (number, range) in (1..).zip(names) {
            for name in self.names.iter_mut().skip(1).take(range.end).skip(range.start) {
                *name = number;
            }
        }
        self
    }

    /// True when every word has its head.
    pub(in crate::extract) fn is_done(&self) -> bool {
        self.next >= self.end && self.stack.len() <= 1
    }

    /// The stack's word `depth` below the top, or [`NONE`].
    pub(in crate::extract) fn stacked(&self, depth: usize) -> usize {
        let at = self.stack.len().checked_sub(depth + 1);
        at.and_then(|at| self.stack.get(at)).copied().unwrap_or(NONE)
    }

    /// The word `ahead` places after the next one, or [`NONE`].
    pub(in crate::extract) fn coming(&self, ahead: usize) -> usize {
        if self.next + ahead < self.end { self.next + ahead } else { NONE }
    }

    /// Whether an action is possible. The root takes one dependent, the last word on the stack.
    pub(in crate::extract) fn allows(&self, action: Action) -> bool {
        let more = self.next < self.end;
        let possible = match action {
            Action::Shift => more,
            Action::Left => more && self.stack.len() > 1,
            Action::Right => self.stack.len() > 2 || (self.stack.len() == 2 && !more),
        };
        possible && (self.names.is_empty() || self.keeps_names(action))
    }

    /// Whether the action leaves every name in one piece: its words join each other before the name
    /// joins anything else.
    fn keeps_names(&self, action: Action) -> bool {
        let name = |at: usize| self.names.get(at).copied().unwrap_or(0);
        let [top, below, next] = [self.stacked(0), self.stacked(1), self.next].map(name);
        match action {
            Action::Shift | Action::Left => top == 0 || top != below || top == next,
            Action::Right => top == 0 || top == below || top != next,
        }
    }

    /// Whether an arc of an action may have a label: the root's dependent has the root's label, and
    /// no other word has it.
    pub(in crate::extract) fn allows_label(&self, action: Action, label: Deprel) -> bool {
        let from_root = action == Action::Right && self.stacked(1) == 0;
        action == Action::Shift || (label == Deprel::Root) == from_root
    }

    /// Takes an allowed action; `label` is that of the new arc.
    pub(in crate::extract) fn apply(&mut self, action: Action, label: Deprel) {
        if action == Action::Shift {
            self.stack.push(self.next);
            self.next += 1;
            return;
        }
        let Some(child) = self.stack.pop() else { return };
        let head = if action == Action::Left { self.next } else { self.stacked(0) };
        self.attach(head, child, label);
    }

    fn attach(&mut self, head: usize, child: usize, label: Deprel) {
        self.heads[child] = head;
        self.labels[child] = label;
        let below = self.children[child].signature;
        let children = &mut self.children[head];
        let side = usize::from(child > head);
        let outer = if side == 0 { &mut children.left } else { &mut children.right };
        *outer = [child, outer[0]];
        children.count[side] = children.count[side].saturating_add(1);
        children.labels[side] |= 1 << (label as u8);
        let arc = mixed(child as u64, label as u64);
        children.signature = mixed(mixed(children.signature, arc), below);
    }
}

/// Mixes a number into others that were mixed before, so that hardly any two mixes are equal.
pub(in crate::extract) fn mixed(hash: u64, part: u64) -> u64 {
    let mixed = (hash.rotate_left(29) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}
