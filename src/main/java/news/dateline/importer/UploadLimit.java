package news.dateline.importer;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import news.dateline.web.LargeBody;

/** Lets exports be larger than other bodies. */
class UploadLimit {
    @Produces
    @Singleton
    LargeBody exports(ImportConfig config) {
        return new LargeBody(ImportDeskResource.PATH, config.maxUploadSize().asLongValue());
    }
}
