//! Feature templates: each names the atoms (facts of the moment) that a feature joins. Written as
//! text, one template between semicolons, so that a whole set can be read at a glance.

use super::model::key;

/// Templates with their atoms by number.
pub(in crate::extract) struct Templates(Vec<Vec<usize>>);

impl Templates {
    /// Reads templates; `names` are the atoms' names in the order of their values. Templates with
    /// unknown names are left out (a test sees to it that there are none).
    pub(in crate::extract) fn parse(names: &[String], text: &str) -> Self {
        let atom = |name: &str| names.iter().position(|known| known == name);
        let template = |text: &str| text.split_whitespace().map(atom).collect::<Option<Vec<_>>>();
        Self(text.split(';').filter_map(template).collect())
    }

    /// The keys of all features, given the atoms' values.
    pub(in crate::extract) fn keys(&self, atoms: &[u32], keys: &mut Vec<u32>) {
        keys.clear();
        keys.extend((0..self.0.len()).map(|template| self.key(template, atoms)));
    }

    /// The key of one feature.
    pub(in crate::extract) fn key(&self, template: usize, atoms: &[u32]) -> u32 {
        let parts = self.0.get(template).map(Vec::as_slice).unwrap_or_default();
        key(template, parts.iter().map(|&at| atoms.get(at).copied().unwrap_or_default()))
    }

    /// The atoms of each template, by number.
    pub(in crate::extract) fn atoms(&self) -> impl Iterator<Item = &[usize]> {
        self.0.iter().map(Vec::as_slice)
    }

    /// Number of templates.
    #[cfg(test)]
    pub(in crate::extract) fn count(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Templates;

    #[test]
    fn templates_join_the_named_atoms() {
        let names = ["a", "b"].map(str::to_owned);
        let templates = Templates::parse(&names, "a; b; a b; nothing");
        assert_eq!(templates.count(), 3);
        let (mut one, mut two) = (Vec::new(), Vec::new());
        templates.keys(&[1, 2], &mut one);
        templates.keys(&[1, 3], &mut two);
        assert_eq!(one[0], two[0]);
        assert!(one[1] != two[1] && one[2] != two[2]);
    }
}
